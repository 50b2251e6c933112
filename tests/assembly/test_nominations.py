"""Nominations: by whom, until when, answered by the person, and within the limits of the seat."""

from datetime import date, timedelta

import pytest
from assembly.samples import BEFORE, CHAIR, TODAY, speaker
from assembly.samples_elections import (
    MATTER,
    SEAT,
    answers,
    balloting,
    called,
    elected,
    opened,
    person,
    put_forward,
    with_law,
)
from cast import NOON, open_account
from register.samples import mandate, member
from statutes.samples import SECRETARY

from accede.assembly.actions import (
    AnsweredAlready,
    NobodyStands,
    NominatedAlready,
    NominationsClosed,
    NotFromThere,
    NotStanding,
    NotYours,
    ServedOut,
    answer_nomination,
    open_ballot,
    support,
    withdraw_nomination,
)
from accede.assembly.models import Nomination
from accede.assembly.queries.election import Ruled, counting
from accede.journal.actions import Forbidden
from accede.post.models import Letter

pytestmark = pytest.mark.django_db
LIMIT = (SEAT, SEAT + b'term = "2 years", renewals = 1, ')


def proposed_by(who):
    return (MATTER, MATTER + b"proposed_by = " + who + b", ")


def standing(election):
    return counting(election).next


def test_a_person_stands_once_it_has_accepted():
    election = called()
    one = put_forward(election, "Ada")
    assert standing(election) == []
    answers(one)
    assert standing(election) == ["Ada"]


def test_the_person_is_asked_by_letter_in_its_language_where_it_answers():
    one = put_forward(called(), "Ada", email="ada@example.org")
    letter = Letter.objects.get(kind="nominated")
    assert (letter.email, letter.subject) == ("ada@example.org", "You are nominated: Director")
    assert one.get_absolute_url() in letter.body


def test_whoever_has_no_address_is_not_written_to_and_the_office_notes_the_answer():
    one = put_forward(called(), "Ada", email="")
    assert not Letter.objects.filter(kind="nominated").exists()
    assert (one.account.name, one.account.email) == ("Ada", None)


def test_whoever_declines_does_not_stand():
    election = called()
    answers(put_forward(election, "Ada"), accepts=False)
    assert standing(election) == []


def test_a_nomination_is_answered_once_and_by_the_person_alone():
    one = put_forward(called())
    other = put_forward(one.election, "Ben")
    with pytest.raises(Forbidden):
        answer_nomination(one.account, one, accepts=True, by=person(other), at=BEFORE)
    answers(one)
    with pytest.raises(AnsweredAlready):
        answers(one, accepts=False)


def test_a_name_stands_once():
    election = called()
    put_forward(election, "Ada Lima")
    with pytest.raises(NominatedAlready):
        put_forward(election, "ada  lima")


def test_members_put_forward_where_no_article_says_who_may():
    one = member()
    nomination = put_forward(called(), proposer=one.organisation, by=speaker(one))
    assert [each.pk for each in nomination.proposers.all()] == [one.organisation_id]


def test_only_those_put_forward_whom_the_article_names():
    with_law(proposed_by(b'["board"]'))
    one, election = member(), called()
    with pytest.raises(NotYours):
        put_forward(election, proposer=one.organisation, by=speaker(one))
    assert Ruled(election).proposed(put_forward(election, office="board")).holds is True


def test_so_many_members_together_put_somebody_forward():
    with_law(proposed_by(b'[{ at_least = 2, of = "members" }]'))
    first, second, election = member(), member("Another network"), called()
    one = put_forward(election, "Ada", proposer=first.organisation, by=speaker(first))
    answers(one)
    assert standing(election) == []
    support(second.organisation, one, by=speaker(second), at=BEFORE)
    assert standing(election) == ["Ada"]


def test_nominations_end_on_the_day_that_the_article_names():
    with_law((MATTER, MATTER + b'filed = "2 weeks before assembly", '))
    election = called()
    put_forward(election, "Ada", at=NOON - timedelta(days=14))
    with pytest.raises(NominationsClosed) as refused:
        put_forward(election, "Ben", at=NOON - timedelta(days=13))
    assert (refused.value.verdict.on, refused.value.verdict.article) == (TODAY - timedelta(days=14), ("13",))


def test_nominations_end_when_the_first_ballot_opens():
    election, _members = balloting("BE")
    with pytest.raises(NominationsClosed):
        put_forward(election, "Zoe", at=NOON)


def test_whoever_has_served_as_often_in_a_row_as_the_article_allows_does_not_stand_again():
    with_law(LIMIT)
    account = open_account("ada@example.org")
    for starts, ends in ((date(2023, 6, 1), date(2025, 6, 1)), (date(2025, 6, 1), date(2027, 6, 1))):
        mandate(account, office="board", capacity="board", starts=starts, ends=ends)
    with pytest.raises(ServedOut) as refused:
        put_forward(called(), email="ada@example.org")
    assert refused.value.verdict.values == {"served": 2, "limit": 2}


def test_terms_with_a_break_between_them_are_not_in_a_row():
    with_law(LIMIT)
    account = open_account("ada@example.org")
    for starts, ends in ((date(2021, 6, 1), date(2023, 6, 1)), (date(2025, 6, 1), date(2027, 6, 1))):
        mandate(account, office="board", capacity="board", starts=starts, ends=ends)
    assert put_forward(called(), email="ada@example.org").pk


def test_a_seat_may_ask_that_its_holder_comes_from_a_member_of_a_category():
    with_law((SEAT, SEAT + b'from = ["full"], '))
    election, one = called(), member()
    with pytest.raises(NotFromThere):
        put_forward(election)
    assert put_forward(election, organisation=one.organisation).facts == {"category": "full"}


def test_whoever_withdraws_before_the_first_ballot_does_not_stand():
    election = opened("Ada")
    one = Nomination.objects.get()
    withdraw_nomination(one.account, one, by=person(one), at=NOON)
    with pytest.raises(NobodyStands):
        open_ballot(election.item, by=CHAIR, at=NOON)


def test_nobody_withdraws_while_a_ballot_is_open_or_once_the_result_is_declared():
    balloting("BE")
    one = Nomination.objects.get(name="Ada")
    with pytest.raises(NotStanding):
        withdraw_nomination(one.account, one, by=SECRETARY, at=NOON)


def test_nobody_withdraws_once_elected():
    elected()
    one = Nomination.objects.get(name="Ada")
    with pytest.raises(NotStanding):
        withdraw_nomination(one.account, one, by=SECRETARY, at=NOON)
