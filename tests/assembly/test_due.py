"""The first page of each person tells what is due about assemblies."""

from datetime import timedelta

import pytest
from assembly.samples import CHAIR, DAY, TODAY, arrears, convened, opened, planned, prepared, speaker, vote, voting
from assembly.samples_elections import balloting, close
from assembly.samples_secrecy import secret_vote, votes
from cast import NOON, acting
from register.samples import member
from statutes.samples import SECRETARY, house_texts

from accede.assembly.queries import due_for
from accede.people.capacities import VISITOR, Capacity

pytestmark = pytest.mark.django_db


def titles(actor, on=TODAY):
    return [row.title.replace("\u00a0", " ") for row in due_for(actor, on, NOON)]


def test_the_secretariat_prepares_the_agenda_before_the_convocation_leaves():
    planned()
    (row,) = due_for(SECRETARY, TODAY, NOON)
    assert row.title.replace("\u00a0", " ") == "Prepare the agenda: General Assembly, 14 August 2027"
    assert (row.on.isoformat(), row.answer.article) == ("2027-07-14", ("14",))
    assert row.act_url == "/en/assemblies/2027-08-14/"


def test_the_chair_convenes_what_is_prepared():
    prepared()
    assert titles(CHAIR) == ["Convene the members: General Assembly, 14 August 2027"]
    assert titles(SECRETARY) == []


def test_what_can_no_longer_be_convened_is_not_due():
    prepared()
    assert titles(CHAIR, DAY - timedelta(days=20)) == []


def test_the_chair_opens_the_assembly_on_its_day_and_a_delegate_takes_part():
    one = member()
    convened()
    assert titles(CHAIR) == ["Open the assembly in Ghent"]
    assert titles(CHAIR, TODAY - timedelta(days=1)) == []
    assert titles(speaker(one)) == ["Take part: General Assembly, 4 May 2027"]


def test_once_the_assembly_is_open_a_delegate_is_led_into_the_room():
    one = member()
    opened()
    (row,) = due_for(speaker(one), TODAY, NOON)
    assert row.act_url == "/en/assemblies/2027-05-04/follow/"


def test_while_a_vote_is_open_the_delegate_votes_and_the_chair_declares():
    item, (one, two) = voting("BE", "FR")
    assert titles(CHAIR) == ["Declare the result: Admit Réseau Neuf?"]
    assert "Vote: Admit Réseau Neuf?" in titles(speaker(one))
    vote(one, item)
    assert "Vote: Admit Réseau Neuf?" not in titles(speaker(one))
    assert "Vote: Admit Réseau Neuf?" in titles(speaker(two))


def test_a_delegate_of_a_member_without_the_right_is_not_asked_to_vote():
    one = member("Nordlys", "DK")
    arrears(one)
    voting("BE")
    assert titles(speaker(one)) == ["Take part: General Assembly, 4 May 2027"]


def test_nothing_is_due_for_anybody_else():
    house_texts()
    opened()
    assert titles(VISITOR) == titles(acting(Capacity.TREASURER)) == titles(acting(Capacity.CANDIDATE)) == []


@pytest.mark.parametrize("form", ["cards", "roll_call"])
def test_nobody_is_asked_to_vote_where_cards_are_raised_or_answers_are_called(form):
    item, (one,) = voting("BE")
    type(item).objects.update(form=form)
    assert titles(speaker(one)) == ["Take part: General Assembly, 4 May 2027"]


def test_in_secret_those_are_asked_to_vote_who_have_a_ballot_to_draw_until_they_have():
    item, (one, two, other) = secret_vote("BE", "BE", "FR")
    asked = "Vote: Admit Réseau Neuf?"
    assert [asked in titles(speaker(each)) for each in (one, two, other)] == [False, False, True]
    votes(other, item, "for")
    assert asked not in titles(speaker(other))


def test_nobody_is_asked_to_vote_between_two_ballots_of_an_election():
    election, (one,) = balloting("BE")
    assert any(title.startswith("Vote: ") for title in titles(speaker(one)))
    close(election)
    assert titles(speaker(one)) == ["Take part: General Assembly, 4 May 2027"]
