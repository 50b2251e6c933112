"""A body decides without a meeting: whether it may, on what, and by which majority, under its statutes and the law."""

import pytest
from rulebook.sample import MEETING, faults, law, member
from rulebook.test_law import HEAD, NAME

from accede.rulebook.loading import load

WRITING = """
[decision.dissolution]
article = "8"
by = "meeting"
majority = "half"
[majority.all]
article = "6"
for = { at_least = "100%", of = "votes entitled" }
[quorum.two]
article = "6"
represented = { at_least = 2, of = "members" }
"""
LAW = b"""
[rulebook]
association = "Law"
in_force = 2020-01-01
languages = ["en"]
law = true
[body.meeting]
article = "L1"
binding = true
written = { article = "L2", majority = "unanimous", but_not = ["statutes"] }
[decision.statutes]
article = "L3"
by = "meeting"
majority = "unanimous"
[majority.unanimous]
article = "L2"
for = { at_least = "100%", of = "votes entitled" }
"""


def book(written='{ article = "6", majority = "all", quorum = "two", but_not = ["dissolution"] }'):
    return law(MEETING.replace('article = "1"', f'article = "1"\nwritten = {written}', 1) + WRITING)


def on_law(written=""):
    own = MEETING.replace('article = "1"', f'article = "1"\n{written}', 1)
    return load((HEAD + own).encode(), {f"{NAME}.toml": LAW})


def counted(book, *votes, matter="plan", silent=0, **said):
    cast = {f"m{place}": choice for place, choice in enumerate(votes)}
    roll = [*(member(name) for name in cast), *(member(f"s{place}", attendance="absent") for place in range(silent))]
    return book.count(matter, roll, cast, **said)


@pytest.mark.parametrize(
    ("votes", "silent", "outcome"),
    [
        (("for", "for"), 0, "carried"),
        (("for", "for", "against"), 0, "rejected"),
        (("for", "for"), 1, "rejected"),
        (("for",), 1, "no_quorum"),
    ],
)
def test_what_is_asked_in_writing_stands_in_place_of_what_a_meeting_asks(votes, silent, outcome):
    assert counted(book(), *votes, silent=silent, written=True).outcome == outcome


def test_a_meeting_asks_what_it_always_did():
    assert counted(book(), "for", "for", "against").outcome == "carried"


def test_where_nothing_is_asked_in_writing_a_decision_keeps_its_own_majority():
    assert counted(book("{}"), "for", "for", "against", written=True).verdict.article == ("2", "3")


def test_the_majority_asked_in_writing_is_told_with_its_article():
    assert counted(book(), "for", "for", written=True).verdict.article == ("2", "6")


def test_some_matters_need_a_meeting():
    body = book().body["meeting"]
    assert (body.may_write("plan").holds, body.may_write("dissolution").holds) == (True, False)
    assert (body.may_write("dissolution").code, body.may_write().article) == ("body.meeting_needed", ("6",))


def test_a_matter_that_is_barred_must_be_a_decision():
    text = MEETING.replace('article = "1"', 'article = "1"\nwritten = { but_not = ["ghost"] }', 1)
    assert faults(text) == [("body.meeting.written.but_not", "no_such_rule")]


def test_where_the_statutes_are_silent_the_law_lets_its_bodies_decide_in_writing():
    rules = on_law()
    assert (rules.body["meeting"].may_write("plan").holds, rules.body["meeting"].may_write("statutes").holds) == (
        True,
        False,
    )
    assert rules.body["meeting"].may_write("plan").article == ("L2",)
    assert counted(rules, "for", "for", "against", written=True).outcome == "rejected"


def test_unanimity_of_the_law_is_asked_also_where_the_statutes_ask_less():
    rules = on_law('written = { majority = "half" }')
    found = counted(rules, "for", "for", "against", written=True)
    assert (found.outcome, found.verdict.article) == ("rejected", ("2", "L2"))
    assert counted(rules, "for", "for", written=True).outcome == "carried"
    assert counted(rules, "for", "for", "against").outcome == "carried"
