"""Some seats are held by members: the organisation stands, those who speak for it answer, a person represents it there."""

from datetime import date, timedelta

import pytest
from assembly.samples import BEFORE, TODAY, speaker
from assembly.samples_elections import called, person, with_law
from assembly.samples_representatives import HELD, OTHER, accepted, elected, put_forward
from cast import NOON
from django.urls import reverse
from register.samples import delegate, member
from statutes.samples import SECRETARY

from accede.assembly.actions import answer_nomination, nominate
from accede.assembly.actions.nomination import MemberAnswers, MemberUnnamed
from accede.assembly.actions.representative import (
    NotItsSeat,
    answer_for_member,
    name_representative,
    withdraw_for_member,
)
from accede.assembly.models import Item, Nomination
from accede.assembly.queries.drafting import drafted
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.register.models import Mandate

pytestmark = pytest.mark.django_db


def seats():
    """Return who sits, from when until when."""
    return [(one.name, one.starts, one.ends) for one in Mandate.objects.filter(capacity=Capacity.BOARD)]


def test_the_member_has_its_name_on_the_ballot_and_is_asked_by_letter():
    with_law(HELD)
    one = member("Network A", "BE")
    delegate(one, "office@example.org")
    said = {"name": "Ana Sample", "email": "ana@example.org", "organisation": one.organisation}
    made = nominate(one.organisation, called(), **said, by=SECRETARY, at=BEFORE)
    assert (made.name, made.representative) == ("Network A", "Ana Sample")
    assert Letter.objects.get(kind="nominated").email == "office@example.org"


def test_no_member_no_candidate():
    with_law(HELD)
    with pytest.raises(MemberUnnamed):
        nominate(None, called(), name="Ana Sample", email="ana@example.org", by=SECRETARY, at=BEFORE)


def test_those_who_speak_for_the_member_accept_and_not_the_person():
    nomination, one = put_forward()
    with pytest.raises(MemberAnswers):
        answer_nomination(nomination.account, nomination, accepts=True, by=person(nomination), at=BEFORE)
    other = member("Network B", "FR")
    with pytest.raises(NotItsSeat):
        answer_for_member(other.organisation, nomination, accepts=True, by=speaker(other), at=BEFORE)
    answer_for_member(one.organisation, nomination, accepts=True, by=speaker(one), at=BEFORE)
    assert Nomination.objects.get().state == "accepted"


def test_a_member_withdraws():
    nomination, one = accepted()
    withdraw_for_member(one.organisation, nomination, by=speaker(one), at=NOON)
    assert Nomination.objects.get().state == "withdrawn"


def test_the_mandate_is_the_person_s_for_the_member_and_the_minutes_say_both():
    nomination, _one = elected()
    assert seats() == [("Ana Sample (Network A)", TODAY, date(2030, 5, 4))]
    item = Item.objects.get(pk=nomination.election.pk)
    text = drafted(item.assembly, "en")
    assert "There stood: Network A." in text
    assert "For Network A sits Ana Sample." in text


def test_the_member_sends_another_person_who_sits_until_the_term_ends():
    nomination, one = elected()
    later = NOON + timedelta(days=30)
    name_representative(one.organisation, nomination, **OTHER, by=speaker(one), at=later)
    since = TODAY + timedelta(days=30)
    assert seats() == [
        ("Ana Sample (Network A)", TODAY, since),
        ("Bo Sample (Network A)", since, date(2030, 5, 4)),
    ]


def test_a_delegate_answers_and_names_another_person_on_the_page(client, cast):
    nomination, one = put_forward()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    url = nomination.get_absolute_url()
    page = client.get(url).content.decode()
    assert "Does Network A stand?" in page
    assert "Ana Sample" in page
    client.post(url, {"act": "accept"})
    assert client.post(url, {"act": "represent", "name": "Bo Sample", "email": "?"}).status_code == 200
    client.post(url, {"act": "represent"} | OTHER)
    made = Nomination.objects.get()
    assert (made.state, made.representative) == ("accepted", "Bo Sample")
    where = [made.election.item.assembly.address, made.election.item.position]
    assert "Member that stands" in client.get(reverse("nominate", args=where)).content.decode()
