"""What holds of every path, whatever is done on it and whatever is not known."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from rulebook.ladders import BOOK

from accede.rulebook.progress import play
from accede.rulebook.record import Deed, Record

START = date(2027, 1, 1)
PATHS = st.sampled_from(sorted(BOOK.path))
DAYS = {"board": START + timedelta(days=60), "assembly": START + timedelta(days=200), "due": START, "notice": START}
DAYS |= {"term.end": START + timedelta(days=300), "entry_into_force": START + timedelta(days=100)}
ENDED = ("done", "stopped", "too_late")


ANSWERS = st.sampled_from([True, False, None])


@st.composite
def records(draw, answers=ANSWERS):
    """A path, and a record of it in which any of its steps may be done, in any order, with any answer."""
    name = draw(PATHS)
    steps = [one.name for one in BOOK.path[name].steps if one.verb != "waits"]
    done = draw(st.lists(st.sampled_from(steps), unique=True)) if steps else []
    deeds = tuple(Deed(step, START + timedelta(days=draw(st.integers(0, 400))), draw(answers)) for step in done)
    facts = {
        "owes": draw(st.sampled_from([0, 100, None])),
        "reviewed": draw(st.sampled_from([True, False, None])),
        "left_by": draw(st.sampled_from(["again", "arrears", None])),
    }
    opened = START + timedelta(days=draw(st.integers(0, 60)))
    return name, Record(opened=opened, deeds=deeds, facts={k: v for k, v in facts.items() if v is not None}, days=DAYS)


def place(name, found):
    """How far a path has come: the number of its step, or beyond the last."""
    names = [one.name for one in BOOK.path[name].steps]
    return len(names) if found.state in ENDED else names.index(found.step) if found.step else -1


@given(records(st.booleans()), st.integers(0, 500), st.integers(0, 500))
def test_a_path_never_goes_back(case, first, later):
    name, record = case
    known = replace(record, facts={"owes": 100, "reviewed": True, "left_by": "again"})
    found = [play(BOOK, name, known, START + timedelta(days=one)) for one in sorted((first, later))]
    assert place(name, found[0]) <= place(name, found[1])


@given(records(), st.integers(0, 500))
def test_what_is_said_holds_however_the_unknown_turns_out(case, days):
    name, record = case
    on = START + timedelta(days=days)
    said = play(BOOK, name, record, on)
    for number, deed in enumerate(record.deeds):
        if deed.answer is None:
            for answer in (True, False):
                deeds = (*record.deeds[:number], replace(deed, answer=answer), *record.deeds[number + 1 :])
                agrees(said, play(BOOK, name, replace(record, deeds=deeds), on))
    for fact, values in (("owes", (0, 100)), ("reviewed", (True, False)), ("left_by", ("again", "arrears"))):
        if fact not in record.facts:
            for value in values:
                agrees(said, play(BOOK, name, replace(record, facts={**record.facts, fact: value}), on))


@given(records(), st.sets(st.sampled_from(sorted(set(DAYS) - {"notice"}))), st.integers(0, 500))
def test_what_is_said_holds_whatever_the_unknown_days_turn_out_to_be(case, lost, days):
    name, record = case
    on = START + timedelta(days=days)
    known = {one: day for one, day in DAYS.items() if one not in lost}
    agrees(play(BOOK, name, replace(record, days=known), on), play(BOOK, name, record, on))


def agrees(said, known):
    for key in ("state", "step", "by", "category", "standings"):
        assert getattr(said, key) in (None, getattr(known, key))


@given(records(), st.integers(0, 500))
def test_where_something_cannot_be_said_what_is_missing_is_named(case, days):
    name, record = case
    found = play(BOOK, name, record, START + timedelta(days=days))
    unsaid = None in (found.state, found.step, found.category, found.standings)
    assert bool(found.missing) >= unsaid


@given(records(st.booleans()), st.integers(0, 500))
def test_where_all_is_known_all_is_said(case, days):
    name, record = case
    known = replace(record, facts={"owes": 100, "reviewed": True, "left_by": "again"})
    found = play(BOOK, name, known, START + timedelta(days=days))
    assert None not in (found.state, found.step, found.by, found.category, found.standings)
    assert found.missing == ()


@given(records(st.booleans()), st.integers(0, 500))
def test_nobody_is_a_member_and_outside_at_once(case, days):
    name, record = case
    found = play(BOOK, name, record, START + timedelta(days=days))
    assert found.category != "outside" or found.standings in ((), None)
