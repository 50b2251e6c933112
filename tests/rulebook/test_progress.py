"""Paths played in time: in, on trial, renewed, down, in arrears, suspended, excluded, appealed, merged."""

from datetime import date

import pytest
from rulebook.ladders import at, record
from rulebook.sample import law

from accede.rulebook.progress import play
from accede.rulebook.record import Record

BOARD = {"board": "2027-03-21", "assembly": "2027-06-12"}


# ── In ──────────────────────────────────────────────────────────────────────


def test_a_path_that_nobody_has_opened_is_not_open():
    found = at("admission", "2027-02-01", reviewed=True, days=BOARD)
    assert (found.state, found.category, found.step) == ("not_open", "outside", "")


def test_a_path_opened_tomorrow_is_not_open_today():
    assert at("admission", "2027-02-01", "2027-02-02", reviewed=True, days=BOARD).state == "not_open"


def test_the_next_step_is_told_with_who_until_when_and_why():
    found = at("admission", "2027-02-01", "2027-02-01", reviewed=True, days=BOARD)
    assert (found.state, found.step, found.by, found.due.on) == ("open", "letter", "candidate", date(2027, 5, 29))
    assert (found.article, found.code) == (("6.1",), "progress.open")


@pytest.mark.parametrize(
    ("opened", "reviewed", "state"),
    [
        ("2027-03-01", True, "open"),
        ("2027-03-02", True, "too_late"),
        ("2027-02-09", False, "open"),
        ("2027-02-10", False, "too_late"),
        ("2027-02-09", None, "open"),
        ("2027-02-10", None, None),
        ("2027-03-02", None, "too_late"),
    ],
)
def test_how_early_one_must_ask_hangs_on_the_review(opened, reviewed, state):
    # 20 days before 21 March is 1 March, 40 days before is 9 February.
    found = at("admission", "2027-03-10", opened, days=BOARD, reviewed=reviewed)
    assert found.state == state
    assert found.missing == (("reviewed",) if state is None else ())


def test_without_the_day_of_the_meeting_nobody_can_say_whether_it_is_in_time():
    found = at("admission", "2027-03-10", "2027-02-01", reviewed=True)
    assert (found.state, found.missing) == (None, ("board",))


def test_a_step_whose_condition_does_not_hold_is_left_out():
    steps = [
        at("admission", "2027-03-10", "2027-02-01", "letter 2027-02-02", reviewed=one, days=BOARD).step
        for one in (True, False)
    ]
    assert steps == ["board", "visit"]


def test_if_the_board_agrees_the_assembly_is_not_asked():
    found = at(
        "admission", "2027-04-01", "2027-02-01", "letter 2027-02-02, board 2027-03-21", reviewed=True, days=BOARD
    )
    assert (found.state, found.category, found.effect.on) == ("done", "candidate", date(2027, 3, 21))


def test_if_the_board_does_not_agree_the_assembly_decides():
    deeds = "letter 2027-02-02, board 2027-03-21 no"
    found = at("admission", "2027-04-01", "2027-02-01", deeds, reviewed=True, days=BOARD)
    assert (found.state, found.step, found.category) == ("open", "assembly", "outside")


@pytest.mark.parametrize(("answer", "state", "category"), [("yes", "done", "candidate"), ("no", "stopped", "outside")])
def test_then_its_answer_is_the_last(answer, state, category):
    deeds = f"letter 2027-02-02, board 2027-03-21 no, assembly 2027-06-12 {answer}"
    found = at("admission", "2027-07-01", "2027-02-01", deeds, reviewed=True, days=BOARD)
    assert (found.state, found.category) == (state, category)


def test_an_unknown_vote_of_the_board_does_not_matter_once_the_assembly_has_agreed():
    deeds = "letter 2027-02-02, board 2027-03-21 unknown, assembly 2027-06-12"
    found = at("admission", "2027-07-01", "2027-02-01", deeds, reviewed=True, days=BOARD)
    assert (found.state, found.category) == ("done", "candidate")
    # Only since when is not known: since the board's vote, or since the assembly's.
    assert (found.effect, found.missing) == (None, ("decision.plan",))


def test_a_letter_after_its_day_is_told():
    found = at("admission", "2027-06-10", "2027-02-01", "letter 2027-05-30", reviewed=True, days=BOARD)
    assert (found.late, found.step) == (("letter",), "board")


def test_what_is_done_later_is_not_done_yet():
    deeds = "letter 2027-02-02, board 2027-03-21"
    assert at("admission", "2027-03-20", "2027-02-01", deeds, reviewed=True, days=BOARD).step == "board"


# ── On trial, and again ─────────────────────────────────────────────────────


@pytest.mark.parametrize(("on", "step"), [("2028-02-28", "trial"), ("2028-02-29", "trial"), ("2028-03-01", "vote")])
def test_a_year_of_trial_passes_by_itself(on, step):
    found = at("probation", on, "2027-03-01")
    assert (found.step, found.category) == (step, "candidate")


def test_the_day_on_which_the_trial_is_over_is_told():
    assert at("probation", "2027-06-01", "2027-03-01").due.on == date(2028, 3, 1)


def test_after_the_trial_the_assembly_makes_a_full_member():
    found = at("probation", "2028-06-12", "2027-03-01", "vote 2028-06-12")
    assert (found.state, found.category) == ("done", "full")


@pytest.mark.parametrize(("opened", "state"), [("2027-02-28", "open"), ("2027-03-01", "too_late")])
def test_who_is_accredited_again_asks_three_months_before_its_term_ends(opened, state):
    assert at("again", "2027-03-05", opened, days={"term.end": "2027-05-31"}).state == state


def test_a_renewal_takes_effect_when_the_term_ends():
    deeds = "proof 2027-02-01, board 2027-03-01"
    found = at("again", "2027-03-02", "2027-02-01", deeds, days={"term.end": "2027-05-31"})
    assert (found.state, found.effect.on, found.category) == ("done", date(2027, 5, 31), "full")


@pytest.mark.parametrize(
    ("on", "left_by", "state", "category"),
    [
        ("2027-05-30", "again", "done", "full"),
        ("2027-05-31", "again", "done", "associate"),
        ("2027-05-31", "arrears", "not_open", "full"),
        ("2027-05-31", None, None, None),
        ("2027-05-30", None, None, "full"),
    ],
)
def test_whoever_was_not_renewed_falls_back_by_itself(on, left_by, state, category):
    found = at("lapse", on, days={"term.end": "2027-05-31"}, left_by=left_by)
    assert (found.state, found.category) == (state, category)


# ── Arrears ─────────────────────────────────────────────────────────────────

DUE = {"due": "2027-01-31"}


@pytest.mark.parametrize(
    ("on", "deeds", "step", "due", "standings"),
    [
        ("2027-02-01", "", "reminder", date(2027, 3, 2), ()),
        ("2027-03-03", "reminder 2027-03-02", "grace", date(2027, 4, 1), ()),
        ("2027-03-31", "reminder 2027-03-02", "grace", date(2027, 4, 1), ()),
        ("2027-04-01", "reminder 2027-03-02", "end", date(2028, 1, 31), ("late",)),
        ("2028-02-01", "reminder 2027-03-02", "end", date(2028, 1, 31), ("late",)),
    ],
)
def test_who_does_not_pay_goes_down_the_ladder(on, deeds, step, due, standings):
    found = at("arrears", on, deeds=deeds, days=DUE, owes=100)
    assert (found.step, found.due.on, found.standings, found.category) == (step, due, standings, "full")


def test_at_its_foot_membership_ends():
    found = at("arrears", "2028-02-02", deeds="reminder 2027-03-02, end 2028-02-01", days=DUE, owes=100)
    assert (found.state, found.category, found.standings) == ("done", "outside", ())


def test_who_pays_is_off_the_ladder():
    found = at("arrears", "2027-05-01", deeds="reminder 2027-03-02", days=DUE, owes=0)
    assert (found.state, found.step, found.standings, found.category) == ("cured", "", (), "full")


def test_who_pays_after_the_end_has_left():
    deeds = "reminder 2027-03-02, end 2028-02-01"
    assert at("arrears", "2028-03-01", deeds=deeds, days=DUE, owes=0).category == "outside"


def test_who_owes_nothing_was_never_on_it():
    assert at("arrears", "2027-05-01", days=DUE, owes=0).state == "not_open"


def test_whether_it_owes_decides_only_where_it_changes_something():
    found = at("arrears", "2027-05-01", deeds="reminder 2027-03-02", days=DUE)
    assert (found.state, found.category, found.missing) == (None, "full", ("owes",))


# ── Suspended, excluded, appealed ───────────────────────────────────────────


@pytest.mark.parametrize(("on", "standings"), [("2028-06-11", ("suspended",)), ("2028-06-12", ())])
def test_a_suspension_ends_after_its_longest_time(on, standings):
    found = at("suspension", on, "2027-06-01", "vote 2027-06-12")
    assert (found.standings, found.category) == (standings, "full")


EXCLUDED = "hearing 2027-03-05, vote 2027-03-10"


def test_while_an_exclusion_is_heard_the_member_is_suspended():
    found = at("exclusion", "2027-03-06", "2027-03-01", "hearing 2027-03-05")
    assert (found.step, found.by, found.standings, found.category) == ("vote", "board", ("suspended",), "full")


def test_an_excluded_member_is_told_until_when_it_may_appeal():
    found = at("exclusion", "2027-03-11", "2027-03-01", EXCLUDED)
    assert (found.state, found.category, found.appeal_by.on) == ("done", "outside", date(2027, 4, 10))


def test_a_member_that_is_not_excluded_stays_as_it_was():
    found = at("exclusion", "2027-03-11", "2027-03-01", "hearing 2027-03-05, vote 2027-03-10 no")
    assert (found.state, found.category, found.standings) == ("stopped", "full", ())


@pytest.mark.parametrize(
    ("appeal", "state", "category", "standings"),
    [
        (record("2027-04-10"), "appealed", "full", ("suspended",)),
        (record("2027-04-11"), "done", "outside", ()),
        (record("2027-04-10", "verdict 2027-06-12"), "overturned", "full", ()),
        (record("2027-04-10", "verdict 2027-06-12 no"), "done", "outside", ()),
        (record("2027-04-10", "verdict 2027-06-12 unknown"), None, None, ()),
    ],
)
def test_an_appeal_keeps_back_what_was_decided_and_may_overturn_it(appeal, state, category, standings):
    found = at("exclusion", "2027-07-01", "2027-03-01", EXCLUDED, appeal=appeal)
    assert (found.state, found.category, found.standings) == (state, category, standings)


def test_an_appeal_that_is_lost_lets_the_decision_take_effect_on_the_day_it_is_lost():
    appeal = record("2027-04-10", "verdict 2027-06-12 no")
    states = [
        at("exclusion", on, "2027-03-01", EXCLUDED, appeal=appeal).category for on in ("2027-06-11", "2027-06-12")
    ]
    assert states == ["full", "outside"]


def test_the_step_of_the_appeal_is_the_next_one():
    found = at("exclusion", "2027-05-01", "2027-03-01", EXCLUDED, appeal=record("2027-04-10"))
    assert (found.step, found.by, found.appeal_by, found.article) == ("verdict", "assembly", None, ("12",))


def test_a_refused_candidate_that_wins_its_appeal_is_taken_in():
    deeds = "letter 2027-02-02, board 2027-03-21 no, assembly 2027-06-12 no"
    appeal = record("2027-07-01", "verdict 2027-09-01")
    found = at("admission", "2027-09-02", "2027-02-01", deeds, reviewed=True, days=BOARD, appeal=appeal)
    assert (found.state, found.category) == ("overturned", "candidate")


# ── Merged ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("on", "category"), [("2027-12-31", "associate"), ("2028-01-01", "full")])
def test_a_merger_takes_effect_when_the_year_is_over(on, category):
    deeds = "board 2027-03-01, confirmation 2027-06-12"
    found = at("merger", on, "2027-02-01", deeds, category="associate")
    assert (found.state, found.effect.on, found.category) == ("done", date(2027, 12, 31), category)


MOTION = """
[category.candidate]
article = "1"
rights = ["attend"]
[fact]
since = { kind = "date" }
[body.assembly]
article = "1"
[decision.end]
article = "2"
by = "assembly"
[path.motion]
article = "2"
from = "candidate"
into = "outside"
if = { since = { by = "4 years before assembly" } }
steps = [{ name = "vote", by = "assembly", decides = "end" }]
"""


@pytest.mark.parametrize(("since", "state"), [("2023-06-12", "open"), ("2023-06-13", "not_open")])
def test_what_opens_a_path_by_itself_may_be_counted_from_a_meeting(since, state):
    facts = Record(facts={"since": date.fromisoformat(since)}, days={"assembly": date(2027, 6, 12)})
    assert play(law(MOTION), "motion", facts, date(2027, 5, 1)).state == state
