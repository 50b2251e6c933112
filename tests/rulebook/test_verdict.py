import pytest

from accede.rulebook.verdict import Mark, Money, Verdict, merged

YES = Verdict(holds=True, code="yes", article=("1",))
NO = Verdict(holds=False, code="no", article=("2",))
UNSAID = Verdict(holds=None, code="unsaid", missing=("figure",))


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ([], True),
        ([YES, YES], True),
        ([YES, NO], False),
        ([YES, UNSAID], None),
        ([NO, UNSAID], False),
        ([UNSAID, UNSAID], None),
    ],
)
def test_all_holds_if_every_answer_holds_and_one_no_is_a_no(answers, holds):
    assert Verdict.all(answers, code="all").holds is holds


@pytest.mark.parametrize(
    ("answers", "holds"),
    [([], False), ([NO, NO], False), ([YES, NO], True), ([NO, UNSAID], None), ([YES, UNSAID], True)],
)
def test_any_holds_if_one_answer_holds(answers, holds):
    assert Verdict.any(answers, code="any").holds is holds


def test_an_unknown_that_changes_nothing_leaves_no_trace():
    decided = Verdict.all([NO, UNSAID, YES], code="all")
    assert (decided.missing, decided.article, decided.because) == ((), ("2",), (NO,))


def test_an_unknown_that_decides_is_named():
    assert Verdict.all([YES, UNSAID], code="all").missing == ("figure",)


def test_readings_that_agree_give_their_answer():
    assert Verdict.agreed([YES, YES], UNSAID) == YES


def test_readings_that_differ_cannot_say_and_name_what_is_missing():
    decided = Verdict.agreed([YES, NO], UNSAID)
    assert (decided.holds, decided.missing) == (None, ("figure",))


def test_a_rules_articles_and_marks_stand_before_those_of_the_answer():
    mark = Mark("assumed", "majority.half", {"en": "why"})
    rested = YES.resting_on(("13",), (mark,))
    assert (rested.article, rested.marks) == (("13", "1"), (mark,))


def test_merging_keeps_the_first_place_of_each():
    assert merged((1, 2), (2, 3, 1)) == (1, 2, 3)


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "0.00"), (5, "0.05"), (38600, "386.00"), (-5, "-0.05"), (-12345, "-123.45"), (10**20, f"{10**18}.00")],
)
def test_money_is_written_with_two_places(cents, text):
    assert str(Money(cents, "EUR")) == text


def test_marks_with_the_same_words_are_one():
    assert len({Mark("assumed", "a", {"en": "x"}), Mark("assumed", "a", {"en": "x"})}) == 1
