"""First contact: what comes next and until when, and whether anybody reads the address that was given."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import living_by
from procedure.samples import assembly, interested

from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db
SAID = {"name": "Tööle", "country": "EE", "contact": "Mari", "email": "mari@example.org", "language": "en"}


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setattr("accede.procedure.views.public.now", lambda: NOON)


def words(response):
    return response.content.decode().replace("\xa0", " ")


def test_whoever_is_interested_is_told_of_the_meeting_and_by_when_to_send_its_request(client):
    assembly()
    page = words(client.post(reverse("interest"), SAID, follow=True))
    assert "The secretariat offers you times for an online meeting." in page
    assert "Saturday 29 May 2027" in page
    assert "art. 7" in page


def test_where_no_meeting_is_held_none_is_promised(client):
    living_by("iflry")
    page = words(client.get(reverse("interest"), {"arrived": ""}))
    assert "online meeting" not in page
    assert "This also confirms the address." in page


def test_the_office_sees_whether_the_address_is_confirmed(client, cast):
    one = interested()
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "nobody has signed in with it yet" in words(client.get(one.get_absolute_url()))
    client.force_login(one.contact)
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "confirmed by signing in" in words(client.get(one.get_absolute_url()))
