"""A rulebook that contradicts itself is faulty: what can never be met, reached or fitted is named."""

import pytest
from rulebook.sample import faults, law

FACTS = """
[fact]
size = { kind = "number" }
owes = { kind = "money" }
since = { kind = "date" }
large = { kind = "yes" }
group = { kind = "text" }
limit = { kind = "number" }
capped = { by = "size", at_most = 20 }
raised = { by = "size", at_least = 5 }
"""
BOARD = """
[body.board]
article = "1"
kind = "board"
majority = "m"
quorum = "q"
seats = [{ name = "director", at_least = 1, at_most = 4 }, { name = "guest", number = 2, vote = false }]
[decision.plan]
article = "1"
by = "board"
[category.full]
article = "1"
rights = ["vote"]
"""


def board(majority='for = { more_than = "1/2", of = "votes cast" }', quorum="present = { at_least = 1 }", seats=BOARD):
    return f'{seats}[majority.m]\narticle = "1"\n{majority}\n[quorum.q]\narticle = "1"\n{quorum}\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (board(majority="for = { at_least = 5 }"), ("majority.m.for", "over_the_seats")),
        (board(majority="for = { more_than = 4 }"), ("majority.m.for", "over_the_seats")),
        (board(quorum="present = { at_least = 7 }"), ("quorum.q.present", "over_the_seats")),
        (board(quorum="cast = { at_least = 5 }"), ("quorum.q.cast", "over_the_seats")),
        (
            board(quorum="present = { at_least = 1 }\nthen = [{ present = { at_least = 9 } }]"),
            ("quorum.q.present", "over_the_seats"),
        ),
    ],
)
def test_more_than_a_body_has_seats_is_never_met(text, fault):
    assert faults(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        board(majority="for = { at_least = 4 }", quorum="present = { at_least = 6 }"),
        board(quorum='present = { at_least = 7, of = "members", among = "full" }'),
        # Nobody says how many there may be, or how many votes a member on the board has.
        board(quorum="present = { at_least = 7 }", seats=BOARD.replace(", at_most = 4", "")),
        board(majority="for = { at_least = 5 }", seats=BOARD.replace("at_most = 4", 'at_most = 4, held_by = "member"')),
    ],
)
def test_what_a_body_with_so_many_seats_can_meet_is_no_fault(text):
    assert law(text)


@pytest.mark.parametrize(
    ("for_", "against"),
    [
        ('at_least = "2/3", of = "members"', 'at_least = "1/2", of = "members"'),
        ('more_than = "1/2", of = "votes cast"', 'at_least = "1/2", of = "votes cast"'),
    ],
)
def test_for_and_against_cannot_be_more_than_all(for_, against):
    assert faults(board(f"for = {{ {for_} }}\nagainst = {{ {against} }}")) == [("majority.m", "over_the_whole")]


def test_for_and_against_of_two_bases_may_be():
    assert law(board('for = { at_least = "2/3", of = "votes cast" }\nagainst = { at_least = "1/2", of = "members" }'))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[body.a]\narticle = "1"\nordered_by = [{ at_least = 5, at_most = 3 }]', "body.a.ordered_by"),
        ('[path.a]\narticle = "1"\ninto = "outside"\nopened_by = [{ at_least = 5, at_most = 3 }]', "path.a.opened_by"),
        (
            '[category.a]\narticle = "1"\nrights = []\ndelegates = { more_than = 3, at_most = 3 }',
            "category.a.delegates",
        ),
        (
            f'{FACTS}[body.a]\narticle = "1"\nseats = [{{ name = "x", number = 3, balance = {{ group = {{ at_least = 2, at_most = 1 }} }} }}]',
            "body.a.seats.x.balance",
        ),
    ],
)
def test_a_floor_above_its_ceiling_is_never_met(text, key):
    assert faults(text) == [(key, "never_met")]


def standing(condition, more=""):
    return f'{FACTS}[standing.s]\narticle = "1"\nloses = ["vote"]\nif = {{ {condition} }}\n{more}\n'


@pytest.mark.parametrize(
    "condition",
    [
        "size = { at_least = 5, at_most = 3 }",
        "size = { more_than = 3, at_most = 3 }",
        "size = { at_least = 3, less_than = 3 }",
        "size = { after = 2027-05-01, by = 2027-05-01 }",
    ],
)
def test_a_condition_that_nothing_fits_is_a_fault(condition):
    assert faults(standing(condition)) == [("standing.s.if.size", "never_met")]


@pytest.mark.parametrize(
    "condition",
    [
        "size = { at_least = 3, at_most = 3 }",
        "since = { after = 2027-05-01, by = 2027-05-02 }",
        'size = { at_least = "2/3", at_most = "1/3", of = "limit" }',
        'size = { at_least = 5, at_most = { by = "limit" } }',
    ],
)
def test_a_condition_that_something_fits_is_none(condition):
    assert law(standing(condition))


def excepted(first, second):
    return standing("large = true", f"except = [{{ {first}, loses = [] }}, {{ {second} }}]")


UNREACHED = [("standing.s.except", "exception_unreached")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("if = { size = 3 }", "if = { size = 3 }"),
        ("if = { size = 3 }", "if = { size = 3, large = true }"),
        ('if = { group = ["a", "b"] }', 'if = { group = "a" }'),
        ("if = { size = { at_least = 3 } }", "if = { size = { at_least = 5 } }"),
        ("if = { size = { at_least = 3 } }", "if = { size = { more_than = 3 } }"),
        ("if = { size = { at_most = 9 } }", "if = { size = { less_than = 9, at_least = 2 } }"),
        ("if = { size = { at_least = 3 } }", "if = { size = [3, 4] }"),
        ("if = { since = { by = 2027-05-01 } }", "if = { since = { by = 2026-05-01 } }"),
        ("if = [{ size = 1 }, { large = true }]", "if = [{ large = true, size = 2 }, { size = 1 }]"),
        ('if = { group = { none_of = ["a"] } }', 'if = { group = { none_of = ["a", "b"] } }'),
        (
            'if = { size = { at_least = { by = "limit" } } }',
            'if = { size = { at_least = { by = "limit" }, at_most = 9 } }',
        ),
        ('granted_by = "chair"', 'granted_by = "chair", reasons = true'),
    ],
)
def test_an_exception_behind_a_wider_one_is_never_reached(first, second):
    chair = '[body.chair]\narticle = "1"\n'
    assert faults(chair + excepted(first, second)) == UNREACHED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("if = { size = 3, large = true }", "if = { size = 3 }"),
        ('if = { group = "a" }', 'if = { group = ["a", "b"] }'),
        ("if = { size = { more_than = 3 } }", "if = { size = { at_least = 3 } }"),
        ("if = { size = { at_least = 3 } }", "if = { size = [2, 4] }"),
        ("if = { size = { at_least = 3 } }", "if = { owes = { at_least = 5 } }"),
        ('if = { group = { none_of = ["a"] } }', 'if = { group = "b" }'),  # may be a list of both
        ('if = { size = { at_least = { by = "limit" } } }', "if = { size = { at_least = 900 } }"),
        ('granted_by = "chair", reasons = true', 'granted_by = "chair"'),
        ('granted_by = "chair"', 'granted_by = "board"'),
        ("if = { size = 3 }", 'granted_by = "board"'),
    ],
)
def test_an_exception_that_may_be_reached_is_none(first, second):
    offices = '[body.chair]\narticle = "1"\n[body.board]\narticle = "1"\n'
    assert law(offices + excepted(first, second))


def bands(fact, rows):
    return f'{FACTS}[fee.a]\narticle = "1"\nby = "{fact}"\nbands = [{rows}]\n'


@pytest.mark.parametrize(
    ("fact", "rows", "code"),
    [
        ("size", "{ below = 0, is = 1 }, { is = 2 }", "band_beneath"),
        ("raised", "{ below = 5, is = 1 }, { is = 2 }", "band_beneath"),
        ("capped", "{ to = 20, is = 1 }, { to = 30, is = 2 }, { is = 3 }", "band_above"),
    ],
)
def test_a_row_that_nobody_can_be_in_is_a_fault(fact, rows, code):
    assert faults(bands(fact, rows)) == [("fee.a.bands", code)]


@pytest.mark.parametrize(
    ("fact", "rows"),
    [
        ("size", "{ to = 0, is = 1 }, { is = 2 }"),
        ("raised", "{ to = 5, is = 1 }, { is = 2 }"),
        ("capped", "{ below = 20, is = 1 }, { to = 20, is = 2 }, { is = 3 }"),  # the last row is always open
    ],
)
def test_a_row_that_somebody_can_be_in_is_none(fact, rows):
    assert law(bands(fact, rows))


def test_a_criterion_cannot_ask_for_more_lines_than_it_names():
    text = '[criterion]\na = { article = "1", at_least = 3, of = ["b", "c", "b"] }\nb = {}\nc = {}\n'
    assert faults(text) == [("criterion.a.at_least", "more_than_named")]
    assert law(text.replace("at_least = 3", "at_least = 2"))
