"""Who may open a path, on what grounds, in what form, in time, and after how many refusals."""

from datetime import date

import pytest
from rulebook.ladders import BOOK
from rulebook.sample import law

from accede.rulebook.opening import Opening, may_open, may_try_again

TIMES = {"board": date(2027, 3, 21)}
REVIEWED = {"reviewed": True}
WHOLE = {"grounds": ("harm",), "form": ("letter",)}


def opened(path, facts=None, **how):
    return may_open(BOOK.path[path], Opening(**how), facts or {}, (12, 31))


@pytest.mark.parametrize(
    ("how", "holds", "code"),
    [
        ({"by": "board"}, True, "path.may_open"),
        ({"by": "members", "number": 2}, True, "path.may_open"),
        ({"by": "members", "number": 1}, False, "path.not_opener"),
        ({"by": "treasurer"}, False, "path.not_opener"),
        ({"by": "board", "grounds": ("late",)}, False, "path.no_grounds"),
        ({"by": "board", "form": ()}, False, "path.not_in_form"),
    ],
)
def test_the_board_or_two_full_members_open_an_exclusion_on_its_ground_and_in_writing(how, holds, code):
    answer = opened("exclusion", **(WHOLE | how))
    assert (answer.holds, answer.code, answer.article) == (holds, code, ("11",))


def test_nobody_opens_what_opens_by_itself():
    answers = [opened("arrears", {"owes": 1}, by=by).holds for by in ("", "board")]
    assert answers == [True, False]


@pytest.mark.parametrize(("owes", "holds"), [(1, True), (0, False), (None, None)])
def test_it_opens_only_if_its_condition_holds(owes, holds):
    assert opened("arrears", {"owes": owes}).holds is holds


@pytest.mark.parametrize(
    ("on", "days", "holds", "code"),
    [
        (date(2027, 3, 1), TIMES, True, "path.may_open"),
        (date(2027, 3, 2), TIMES, False, "path.too_late"),
        (date(2027, 3, 1), {}, None, "path.time_unknown"),
        (None, TIMES, None, "path.time_unknown"),
    ],
)
def test_a_request_must_be_in_time(on, days, holds, code):
    answer = opened("admission", REVIEWED, by="candidate", on=on, days=days)
    assert (answer.holds, answer.code) == (holds, code)


@pytest.mark.parametrize(
    ("refused", "holds", "code"),
    [
        ((), True, "path.may_open"),
        ((date(2026, 3, 1),), True, "path.may_open"),
        ((date(2026, 3, 2),), False, "path.must_wait"),
        ((date(2020, 1, 1), date(2021, 1, 1)), True, "path.may_open"),
        ((date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)), False, "path.refused_too_often"),
    ],
)
def test_after_a_refusal_one_waits_a_year_and_tries_three_times_in_all(refused, holds, code):
    answer = opened("admission", REVIEWED, by="candidate", on=date(2027, 3, 1), days=TIMES, refused=refused)
    assert (answer.holds, answer.code) == (holds, code)


@pytest.mark.parametrize(
    ("path", "refused", "holds", "code", "article"),
    [
        ("admission", (), True, "path.tried_at_once", ()),
        ("admission", (date(2026, 3, 1),), True, "path.waited", ("6",)),
        ("admission", (date(2026, 3, 2),), False, "path.must_wait", ("6",)),
        ("admission", (date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)), False, "path.refused_too_often", ("6",)),
        ("probation", (date(2027, 3, 1),), True, "path.tried_at_once", ()),
    ],
)
def test_who_may_try_again_is_told_without_asking_for_anything_else(path, refused, holds, code, article):
    answer = may_try_again(BOOK.path[path], refused, date(2027, 3, 1))
    assert (answer.holds, answer.code, answer.article) == (holds, code, article)


def test_an_unknown_fact_that_changes_nothing_leaves_the_answer():
    early, late = date(2027, 2, 9), date(2027, 2, 10)
    answers = [opened("admission", {}, by="candidate", on=on, days=TIMES).holds for on in (early, late)]
    assert answers == [True, None]


TRIAL = """
[category]
candidate = { article = "1", rights = ["attend"] }
full = { article = "1", rights = ["attend"] }
[fact]
since = { kind = "date" }
[path.promotion]
article = "2"
from = "candidate"
into = "full"
opened_by = ["member"]
if = { since = { by = "2 years before DAY" } }
"""


@pytest.mark.parametrize(("on", "holds"), [(date(2027, 6, 1), True), (date(2027, 5, 31), False)])
def test_a_condition_may_be_counted_from_the_day_on_which_somebody_would_open_a_path(on, holds):
    path = law(TRIAL.replace("DAY", "today")).path["promotion"]
    assert may_open(path, Opening(by="member", on=on), {"since": date(2025, 6, 1)}).holds is holds


@pytest.mark.parametrize(
    ("days", "holds"), [({"assembly": date(2027, 6, 1)}, True), ({"assembly": date(2027, 5, 31)}, False), ({}, None)]
)
def test_a_condition_may_be_counted_from_a_day_that_is_known(days, holds):
    path = law(TRIAL.replace("DAY", "assembly")).path["promotion"]
    assert may_open(path, Opening(by="member", days=days), {"since": date(2025, 6, 1)}).holds is holds
