"""What is published, as programs read it."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from cast import NOON, acting
from django.urls import reverse
from icalendar import Calendar
from space.samples import laid, of_law

from accede.people.capacities import Capacity
from accede.space.actions import make_feeds
from accede.space.models import Audience

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def own(cast, monkeypatch):
    """A delegate's account that reads French."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    of_law()
    return cast.account(Capacity.DELEGATE, 1, language="fr")


def made(account):
    return make_feeds(account, by=acting(Capacity.DELEGATE, 1, person=account.pk), at=NOON).key


def entries(response):
    return [
        (each.findtext(f"{ATOM}title"), each.find(f"{ATOM}link").get("href"))
        for each in ElementTree.fromstring(response.content).iter(f"{ATOM}entry")
    ]


def events(response):
    return [str(each["summary"]) for each in Calendar.from_ical(response.content).walk("VEVENT")]


def test_the_public_feed_tells_what_is_for_everybody(client, own):
    laid("test:1", "For members")
    laid("test:2", audience=Audience.PUBLIC, titles={"en": "<b>News</b>", "fr": "Nouvelle"}, address="space/2/")
    [(title, link)] = entries(client.get("/en/space/news.atom"))
    assert (title, link.endswith("/en/space/2/")) == ("<b>News</b>", True)
    assert entries(client.get("/fr/space/news.atom"))[0][0] == "Nouvelle"


def test_the_own_feeds_tell_what_is_for_members_in_the_own_language(client, own):
    laid("test:1", titles={"en": "Seminar", "fr": "Séminaire"}, begins=NOON + timedelta(days=3))
    laid("test:2", titles={"en": "Long over"}, begins=NOON - timedelta(days=500))
    key = made(own)
    assert {title for title, _link in entries(client.get(reverse("own_atom", args=[key])))} == {
        "Séminaire",
        "Long over",
    }
    [summary] = events(client.get(reverse("own_dates", args=[key])))
    assert summary.endswith("Séminaire")
    assert events(client.get("/en/space/dates.ics")) == []


def test_what_a_reader_has_already_is_not_sent_again(client, own):
    laid(audience=Audience.PUBLIC)
    first = client.get("/en/space/news.atom")
    again = client.get("/en/space/news.atom", headers={"if-none-match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    laid("test:2", audience=Audience.PUBLIC)
    assert client.get("/en/space/news.atom", headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def test_new_addresses_take_the_place_of_the_old(client, own):
    old, new = made(own), made(own)
    assert client.get(reverse("own_atom", args=[old])).status_code == 404
    assert client.get(reverse("own_atom", args=[new])).status_code == 200


def test_the_own_addresses_answer_nobody_whose_mandate_has_ended(client, cast, own):
    key = made(own)
    cast.mandates[own.pk] = ()
    assert client.get(reverse("own_dates", args=[key])).status_code == 404


def test_the_own_addresses_are_made_and_read_on_the_page_of_wishes(client, own):
    client.force_login(own)
    client.post(reverse("make_feeds"))
    page = client.get(reverse("wishes")).content.decode()
    assert page.count("/space/own/") == 2
