"""A path knows what its own decisions came to, and takes a day that nobody knows both ways."""

from datetime import date

import pytest
from rulebook.ladders import at, record
from rulebook.sample import law

from accede.rulebook.progress import play

RESIGNED = "letter 2027-03-01, vote 2027-06-12"


@pytest.mark.parametrize(
    ("answer", "effect", "category"),
    [("yes", date(2027, 6, 12), "outside"), ("no", date(2027, 12, 31), "full")],
)
def test_the_day_a_resignation_counts_from_hangs_on_the_vote_about_it(answer, effect, category):
    found = at("farewell", "2027-07-01", "2027-03-01", f"{RESIGNED} {answer}")
    assert (found.state, found.effect.on, found.category) == ("done", effect, category)


def test_what_was_decided_here_counts_and_not_what_was_decided_elsewhere():
    found = at("farewell", "2027-07-01", "2027-03-01", f"{RESIGNED} no", **{"decision.final": "carried"})
    assert found.effect.on == date(2027, 12, 31)


def test_before_the_vote_nothing_hangs_on_it():
    found = at("farewell", "2027-05-01", "2027-03-01", "letter 2027-03-01")
    assert (found.state, found.step, found.category, found.missing) == ("open", "vote", "full", ())


def test_an_unknown_vote_leaves_open_until_when_it_is_a_member():
    found = at("farewell", "2027-07-01", "2027-03-01", f"{RESIGNED} unknown")
    assert (found.state, found.category, found.missing) == ("done", None, ("decision.final",))


def test_once_the_year_is_over_the_unknown_vote_does_not_matter():
    assert at("farewell", "2028-01-01", "2027-03-01", f"{RESIGNED} unknown").category == "outside"


@pytest.mark.parametrize(("answer", "state", "step"), [("yes", "done", ""), ("no", "open", "assembly")])
def test_the_assembly_is_asked_only_if_the_board_did_not_agree(answer, state, step):
    found = at("transfer", "2027-04-01", "2027-03-01", f"board 2027-03-21 {answer}")
    assert (found.state, found.step) == (state, step)


@pytest.mark.parametrize("board", ["yes", "no", "unknown"])
def test_who_agreed_first_does_not_matter_if_the_last_agreed(board):
    found = at("transfer", "2027-07-01", "2027-03-01", f"board 2027-03-21 {board}, assembly 2027-06-12")
    assert (found.state, found.category) == ("done", "associate")


def test_an_appeal_is_counted_from_the_meeting_if_its_rule_says_so():
    found = at("transfer", "2027-04-01", "2027-03-01", "board 2027-03-21", days={"assembly": "2027-06-12"})
    assert found.appeal_by.on == date(2027, 5, 29)


def test_an_appeal_is_counted_from_the_day_the_notice_was_given():
    deeds = "hearing 2027-03-05, vote 2027-03-10"
    found = at("exclusion", "2027-03-20", "2027-03-01", deeds, days={"notice": "2027-03-15"})
    assert found.appeal_by.on == date(2027, 4, 15)


@pytest.mark.parametrize(
    ("days", "category", "missing"),
    [
        ({}, None, ("entry_into_force",)),
        ({"entry_into_force": "2027-04-01"}, "outside", ()),
        ({"entry_into_force": "2027-04-02"}, "full", ()),
    ],
)
def test_who_leaves_on_a_day_nobody_knows_may_have_left(days, category, missing):
    found = at("closing", "2027-04-01", "2027-03-01", days=days)
    assert (found.category, found.missing) == (category, missing)


@pytest.mark.parametrize(("reviewed", "category"), [(True, "associate"), (False, "full")])
def test_what_happens_by_itself_has_happened_once_its_reason_is_there(reviewed, category):
    assert at("ageing", "2027-04-01", reviewed=reviewed).category == category


def test_whether_a_trial_is_over_hangs_on_the_day_it_began():
    found = at("probation", "2028-05-01")
    assert (found.state, found.step, found.missing) == ("open", None, ("request",))


def test_whether_the_days_of_grace_are_over_hangs_on_the_day_it_was_due():
    found = at("arrears", "2027-06-01", "", "reminder 2027-03-01", owes=100)
    assert (found.step, found.standings, found.missing) == (None, None, ("due",))


def test_a_path_whose_decision_takes_itself_back_is_told_as_not_to_be_said():
    book = law("""
[body.board]
article = "1"
[decision.plan]
article = "1"
by = "board"
[path.knot]
article = "1"
into = "outside"
steps = [{ name = "first", by = "board", decides = "plan" }]
except = [{ if = { "decision.plan" = "carried" }, steps = [{ name = "other", by = "board", decides = "plan" }] }]
""")
    known = record("", "first 2027-03-01, other 2027-03-01 no")
    assert play(book, "knot", known, date(2027, 4, 1)).state is None
