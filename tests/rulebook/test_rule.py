from datetime import date

import pytest
from rulebook.sample import faults, law

TWO = law("""
[standing.late]
article = "15"
if = { owes = { more_than = 0 } }
loses = ["vote", "stand"]
label = { en = "Late", fr = "En retard" }
assumed = { loses = { en = "both" }, if = { en = "from the first day" } }
unknown = { cure = { en = "not seen" } }
except = [
  { if = { joined = { after = 2027-01-01 } } },
  { granted_by = "board", reasons = true, loses = ["stand"] },
]
[body.board]
article = "13"
""").standing["late"]

NEW, OLD = date(2027, 6, 1), date(2020, 6, 1)


def test_a_rule_knows_its_name_and_so_do_its_variants():
    assert [one.name for one in TWO.variants] == ["late", "late"]


def test_marks_name_the_key_they_stand_at():
    assert [(mark.kind, mark.rule) for mark in TWO.marks("loses", "cure")] == [
        ("assumed", "standing.late.loses"),
        ("unknown", "standing.late.cure"),
    ]


def test_a_key_is_unknown_if_it_or_the_whole_rule_is():
    whole = law('[fee.a]\nunknown = "not seen"\n').fee["a"]
    assert (TWO.is_unknown("cure"), TWO.is_unknown("loses"), whole.is_unknown("table")) == (True, False, True)


@pytest.mark.parametrize(
    ("facts", "loses"),
    [
        ({"owes": 0, "joined": OLD}, [None]),
        ({"owes": 1, "joined": OLD}, [("vote", "stand")]),
        ({"owes": 1, "joined": NEW}, [None]),
        ({"owes": 1, "joined": OLD, "granted": ("standing.late",)}, [("stand",)]),
        ({"owes": 1, "joined": OLD, "granted": ("standing.other",)}, [("vote", "stand")]),
        ({"owes": 1}, [None, ("vote", "stand")]),
        ({"owes": 1, "granted": ("standing.late",)}, [None, ("stand",)]),
        ({"joined": OLD}, [None, ("vote", "stand")]),
        ({"joined": NEW}, [None, None]),
    ],
)
def test_a_rule_has_every_reading_that_the_facts_leave_open(facts, loses):
    ways, _reason = TWO.readings(facts)
    assert [way and way.loses for way in ways] == loses


def test_what_leaves_several_readings_open_is_named():
    assert TWO.readings({})[1].missing == ("owes", "joined")


def test_the_first_exception_that_matches_wins():
    assert TWO.under({"owes": 1, "joined": NEW, "granted": ("standing.late",)})[0] is None


def test_a_rule_with_several_readings_stands_as_written():
    assert TWO.under({"owes": 1})[0] is TWO


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("except = 3", ("standing.a.except", "wrong_value")),
        ("except = [3]", ("standing.a", "exception_opening")),
        ("except = [{}]", ("standing.a", "exception_opening")),
        ('except = [{ if = { owes = 1 }, granted_by = "board" }]', ("standing.a", "exception_opening")),
        ('except = [{ granted_by = "board", until = "soon" }]', ("standing.a.except.0.until", "not_a_date_sentence")),
        ("except = [{ granted_by = 3 }]", ("standing.a.except.0.granted_by", "wrong_value")),
        ('except = [{ if = { owes = 1 }, loses = ["fly"] }]', ("standing.a.loses.0", "wrong_value")),
        ('except = [{ if = { owes = 1 }, loose = ["vote"] }]', ("standing.a", "unknown_key")),
        ("except = [{ if = { debt = 1 } }]", ("standing.a.if", "no_such_fact")),
        ("label = 3", ("standing.a.label", "not_a_text")),
        ("label = {}", ("standing.a.label", "not_a_text")),
        ('label = { xx = "?" }', ("standing.a.label", "not_a_language")),
        ("label = { en = 3 }", ("standing.a.label", "not_a_text")),
        ("assumed = 3", ("standing.a", "not_a_text")),
        ("assumed = { loses = 3 }", ("standing.a.assumed.loses", "not_a_text")),
        ('says = { en = "x", de_AT = "y" }', ("standing.a.says", "not_a_language")),
    ],
)
def test_a_faulty_key_that_any_rule_may_carry_is_a_fault(line, fault):
    assert faults(f'[standing.a]\narticle = "1"\nif = {{ owes = 2 }}\nloses = ["vote"]\n{line}\n') == [fault]


def test_a_text_may_be_in_no_language_or_in_any_script():
    book = law('[body.a]\narticle = "1"\nlabel = "Συνέλευση \\u202e🗳"\nnote = { el = "ψήφος" }\n')
    assert (book.body["a"].label, book.body["a"].note) == ({"": "Συνέλευση \u202e🗳"}, {"el": "ψήφος"})


@pytest.mark.parametrize("line", ["", 'article = ""', "article = []", 'assumed = { loses = "why" }'])
def test_a_rule_needs_an_article_unless_all_of_it_is_assumed(line):
    found = faults(f'[standing.a]\nif = {{ owes = 2 }}\nloses = ["vote"]\n{line}\n')
    assert found == [("standing.a", "needs_article")]


@pytest.mark.parametrize(
    "line", ['assumed = "why"', 'unknown = { en = "why" }', 'article = ["6", "7"]', 'article = "6"']
)
def test_an_article_or_a_reason_is_enough(line):
    book = law(f'[standing.a]\nif = {{ owes = 2 }}\nloses = ["vote"]\n{line}\n')
    assert book.standing["a"].loses == ("vote",)


@pytest.mark.parametrize("key", ["if", "except"])
def test_a_kind_that_hears_no_exceptions_refuses_them(key):
    value = "{ owes = 1 }" if key == "if" else "[{ if = { owes = 1 } }]"
    assert faults(f'[body.a]\narticle = "1"\n{key} = {value}\n') == [("body.a", "unknown_key")]


def test_the_end_of_an_exception_is_counted_from_a_day_that_there_is():
    rule = '[body.board]\narticle = "1"\n[fee.a]\narticle = "1"\nfixed = 1\nexcept = [{ granted_by = "board", until = "1 year after lunch" }]\n'
    assert faults(rule) == [("fee.a.except", "not_an_anchor")]
