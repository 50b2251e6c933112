"""Study visits: a member invites, others ask for places, the host says afterwards what was seen."""

from datetime import date, timedelta

import pytest
from cast import NOON
from exchange.samples import coming, offer, speaker, visit
from register.samples import delegate, member
from statutes.samples import house_texts, law

from accede.exchange import actions
from accede.exchange.actions.visit import Cancelled, Disordered, Host, Late, NoPlace, NotOver
from accede.exchange.models import Visit
from accede.exchange.queries.due import waiting_for
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.space.models import Publication
from accede.space.queries.due import due_of
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(at_noon):
    """The hour of the samples."""
    house_texts()
    law()


def html(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_places_are_given_until_none_is_left_and_can_be_given_back():
    found = visit(places=5)
    one, other = member("Brug", "NL").organisation, member("Corda", "PT").organisation
    coming(one, found, 3)
    with pytest.raises(NoPlace):
        coming(other, found, 3)
    coming(one, found, 2)
    coming(other, found, 3)
    actions.stay_away(one, found, by=speaker(one), at=NOON)
    assert [(str(each), each.people) for each in found.parties.all()] == [("Corda", 3)]
    with pytest.raises(NoPlace):
        actions.change_visit(found, offer=offer(places=2), by=speaker(found.organisation), at=NOON)


def test_nobody_comes_too_late_or_to_itself():
    found, one = visit(), member("Brug", "NL").organisation
    with pytest.raises(Host):
        coming(found.organisation, found)
    with pytest.raises(Late):
        coming(one, found, at=NOON + timedelta(days=40))
    with pytest.raises(Disordered):
        visit(member("Corda").organisation, ends=date(2027, 6, 9))


def test_the_host_is_told_who_comes_and_whoever_comes_that_it_is_cancelled():
    host, one = member(), member("Brug", "NL")
    delegate(host, "ana@example.org", name="Ana")
    guest = delegate(one, "bo@example.org", name="Bo", language="fr")
    found = visit(host.organisation)
    coming(one.organisation, found)
    letter = Letter.objects.get(kind="visit_asked")
    assert ("Brug comes" in letter.subject, "bo@example.org" in letter.body) == (True, True)
    actions.cancel_visit(found, reason="Snow.", by=speaker(host.organisation), at=NOON)
    letter = Letter.objects.get(kind="visit_cancelled")
    assert (letter.account, "Snow." in letter.body) == (guest, True)
    assert not Publication.objects.exists()
    with pytest.raises(Cancelled):
        coming(one.organisation, found)


def test_a_visit_is_dated_for_members_and_its_report_is_due_when_it_is_over():
    found = visit()
    by, after = speaker(found.organisation), NOON + timedelta(days=60)
    laid = Publication.objects.get()
    assert (laid.kind, laid.audience, day_of(laid.begins)) == ("visit", "members", date(2027, 6, 10))
    with pytest.raises(NotOver):
        actions.report_visit(found, texts={"en": "We saw."}, by=by, at=NOON)
    [row] = due_of(waiting_for(by, after.date()))
    assert row.title == "A study visit is over: Three kitchens"
    actions.report_visit(found, texts={"en": "We saw."}, by=by, at=after)
    assert due_of(waiting_for(by, after.date())) == []
    assert Publication.objects.get().summaries == {"en": "We saw."}


def test_members_invite_and_come_on_the_site(cast, client):
    host, one = member().organisation, member("Brug", "NL").organisation
    cast.signed_in(client, Capacity.DELEGATE, host.pk)
    told = {
        "title_en": "Three kitchens",
        "text_en": "<b>Soup</b>",
        "place": "Ghent",
        "places": 4,
        "until": "2027-06-01",
    }
    told |= {"begins": "2027-06-10", "ends": "2027-06-11"}
    client.post("/en/space/visits/new/", told | {"organisation": host.pk})
    found = Visit.objects.get()
    page = found.get_absolute_url()
    assert client.post(page, {"organisation": host.pk, "people": 1, "contact": "a@example.org"}).status_code == 403
    cast.signed_in(client, Capacity.DELEGATE, one.pk)
    assert "&lt;b&gt;Soup&lt;/b&gt;" in html(client.get(page))
    asked = {"organisation": one.pk, "people": 5, "contact": "bo@example.org"}
    assert "There are not so many places left." in html(client.post(page, asked))
    client.post(page, asked | {"people": 3})
    assert "1 of 4 are left" in html(client.get(page))
    assert "one place left" in html(client.get("/en/space/visits/?q=SOUP&state=ahead"))
    assert client.post(f"{page}cancel/", {"reason": "No."}).status_code == 403
    client.post(f"{page}away/", {"organisation": one.pk})
    assert "4 of 4 are left" in html(client.get(page))
    cast.signed_in(client, Capacity.DELEGATE, host.pk)
    client.post(f"{page}change/", told | {"title_en": "Four kitchens"})
    assert "Four kitchens" in html(client.get("/en/space/visits/"))
    client.post(f"{page}cancel/", {"reason": "Snow."})
    assert "Snow." in html(client.get(page))
    assert "Four kitchens" not in html(client.get("/en/space/visits/"))


def test_visits_that_are_asked_for_are_handed_out_as_files(cast, client):
    found, guest = visit(), member("Brug", "NL").organisation
    visit(found.organisation, titles={"en": "A sawmill"})
    coming(guest, found)
    cast.signed_in(client, Capacity.AUDITOR)
    assert "/en/space/visits.csv?q=kitchens" in html(client.get("/en/space/visits/?q=kitchens"))
    _head, *rows = client.get("/en/space/visits.csv?q=kitchens").content.decode().splitlines()
    host = found.organisation.name
    assert rows == [f"Three kitchens,{host},Belgium,Ghent,2027-06-10,2027-06-11,2027-06-01,5,2,We cook.,"]
    assert client.get("/en/space/visits.xlsx").content.startswith(b"PK")
