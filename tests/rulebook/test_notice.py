"""Whether a notice to the members may leave: in time, in its form, signed, and saying what it must."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook.sample import law, network, rulebook

from accede.rulebook.notice import Sending, checks, convocation, may_leave, notice_due, notices

DAY = date(2027, 6, 12)
WHOLE = ("day", "time", "place", "agenda")
DUE = notice_due(network(), "convocation", "assembly", DAY)


def leaves(on=date(2027, 5, 12), how="e-mail", signed_by="president", what=WHOLE):
    return may_leave(network(), "convocation", DUE, Sending(on, how, signed_by, what))


def test_a_whole_notice_on_its_last_day_may_leave():
    answer = leaves()
    assert (answer.holds, answer.code, answer.article) == (True, "notice.proper", ("14",))


@pytest.mark.parametrize(
    ("sending", "code"),
    [
        ({"on": date(2027, 5, 13)}, "notice.too_late"),
        ({"how": "letter"}, "notice.not_in_form"),
        ({"signed_by": "treasurer"}, "notice.not_signed"),
        ({"signed_by": ""}, "notice.not_signed"),
        ({"what": ("day", "time", "place")}, "notice.lacks"),
    ],
)
def test_one_fault_is_enough_to_hold_a_notice_back_and_names_its_article(sending, code):
    answer = leaves(**sending)
    assert (answer.holds, answer.code, answer.article) == (False, code, ("14",))


def test_every_check_is_told_whatever_fails():
    sending = Sending(date(2027, 5, 13), "letter", "secretary", ("day",))
    told = [one.holds for one in checks(network(), "convocation", DUE, sending)]
    assert told == [False, False, True, False]


@given(days=st.integers(-60, 60))
def test_a_notice_is_in_time_up_to_its_last_day(days):
    on = date(2027, 5, 12) + timedelta(days=days)
    assert leaves(on=on).holds is (days <= 0)


def test_a_day_that_nobody_can_say_is_neither_kept_nor_missed():
    book = law(
        '[deadline.convocation]\narticle = "1"\nby = "a"\nto = "members"\nwhen = "1 month before notice"\n'
        '[body.a]\narticle = "1"\nkind = "assembly"\n'
    )
    due = notice_due(book, "convocation", "a", DAY)
    answer = may_leave(book, "convocation", due, Sending(DAY))
    assert (answer.holds, answer.code, answer.missing) == (None, "notice.time_unknown", ("notice",))


def test_papers_that_follow_the_convocation_have_terms_of_their_own():
    book = rulebook("iflry")
    assert convocation(book, "assembly") == "convocation"
    assert list(notices(book, "assembly")) == ["announcement", "convocation", "agenda", "fee_statute"]
    assert notice_due(book, "agenda", "assembly", DAY).on == date(2027, 5, 15)


def test_a_board_is_not_called_as_the_assembly_is():
    own = '[deadline.board_convocation]\narticle = "1"\nby = "board"\nto = "board"\nwhen = "1 week before board"\n'
    assert convocation(network(), "board") == ""
    book = law(own + '[body.board]\narticle = "1"\nkind = "board"\n')
    assert (convocation(book, "board"), list(notices(book, "board"))) == ("board_convocation", ["board_convocation"])
    assert notice_due(book, "board_convocation", "board", DAY).on == date(2027, 6, 5)
