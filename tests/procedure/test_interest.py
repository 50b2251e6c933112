"""First contact: what comes next and until when, and whether anybody reads the address that was given."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import living_by
from procedure.samples import DAY, assembly, house, interested
from procedure.samples_people import invite

from accede.people.capacities import VISITOR, Capacity
from accede.post.queries import letters_about
from accede.procedure.actions import NothingToRecall, recall_interest
from accede.procedure.models import Candidacy

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


def test_the_page_says_the_same_whether_a_candidacy_is_open_under_an_address_or_not(client, monkeypatch):
    assembly()
    pages = [words(client.post(reverse("interest"), SAID, follow=True)) for _time in range(2)]
    assert pages[0] == pages[1]
    candidacy = Candidacy.objects.get()
    told = letters_about(candidacy).filter(kind="interest_received")
    assert [one.email for one in told] == ["mari@example.org"]

    for _time in range(2):
        monkeypatch.setattr("accede.procedure.views.public.now", lambda: NOON + 2 * DAY)
        assert client.post(reverse("interest"), SAID).status_code == 302
    assert [one.email for one in told.all()] == ["mari@example.org"] * 2
    assert Candidacy.objects.count() == 1


def test_a_second_person_of_a_candidate_has_the_letter_about_its_file_at_its_own_address():
    candidacy = interested(name=SAID["name"])
    invite(candidacy)
    recall_interest(name=SAID["name"], email="tiiu@example.org", by=VISITOR, at=NOON)
    told = letters_about(candidacy).filter(kind="interest_received")
    assert {one.email for one in told} == {candidacy.contact.email, "tiiu@example.org"}


def test_nothing_is_recalled_where_no_candidacy_is_open():
    house()
    with pytest.raises(NothingToRecall):
        recall_interest(name=SAID["name"], email=SAID["email"], by=VISITOR, at=NOON)


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


def test_a_name_with_characters_that_nobody_sees_is_refused(client):
    house()
    said = SAID | {"name": "Network \N{RIGHT-TO-LEFT OVERRIDE}krow"}
    form = client.post(reverse("interest"), said).context["form"]
    assert form.errors["name"] == ["This holds characters that nobody sees; type it anew."]


def test_by_when_a_request_is_in_time_is_said_once_after_the_interest(client):
    assembly()
    page = words(client.get(reverse("interest"), {"arrived": ""}))
    assert page.count("Send your request by") == 1
