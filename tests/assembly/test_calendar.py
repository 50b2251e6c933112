"""Meetings stand in calendars: one by itself, or all under a person's own address."""

from datetime import timedelta

import pytest
from assembly.samples import BEFORE, CHAIR, TODAY, convened, planned, prepared
from assembly.samples_shelf import before_the_shelf
from cast import NOON, acting, open_account
from django.core.management import call_command
from django.urls import reverse
from icalendar import Calendar
from statutes.samples import house_texts

from accede.assembly.actions import call_off_assembly, make_feed, postpone_assembly
from accede.assembly.actions.rehearsal import plan_rehearsal
from accede.assembly.models import Assembly, Feed
from accede.journal.actions import Forbidden
from accede.journal.models import Entry
from accede.journal.record import named
from accede.people.capacities import Capacity
from accede.space.models import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(cast, monkeypatch):
    """A delegate's account that reads French."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    return cast.account(Capacity.DELEGATE, 1, language="fr")


def made(account):
    return make_feed(account, by=acting(Capacity.DELEGATE, 1, person=account.pk), at=NOON)


def events(response):
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_all_meetings_stand_under_the_own_address_in_the_own_language(client, own):
    planned()
    call_off_assembly(convened(), reason="No hall.", by=CHAIR, at=NOON)
    found = events(client.get(reverse("calendar_feed", args=[made(own).key])))
    assert [(str(one["status"]), one.decoded("dtstart")) for one in found] == [
        (state, one.opens_at) for state, one in zip(("CANCELLED", "TENTATIVE"), Assembly.objects.all(), strict=True)
    ]
    assert "Assemblée générale" in str(found[0]["summary"])
    assert len({str(one["uid"]) for one in found}) == 2


def test_a_new_address_takes_the_place_of_the_old(client, own):
    planned()
    old = made(own).key
    new = made(own).key
    assert client.get(reverse("calendar_feed", args=[old])).status_code == 404
    assert client.get(reverse("calendar_feed", args=[new])).status_code == 200
    assert Feed.objects.count() == 1


def test_the_address_answers_nobody_whose_mandate_has_ended(client, cast, own):
    key = made(own).key
    cast.mandates[own.pk] = ()
    assert client.get(reverse("calendar_feed", args=[key])).status_code == 404


def test_nobody_makes_an_address_for_somebody_else(own):
    other = open_account("other@example.org")
    with pytest.raises(Forbidden):
        make_feed(other, by=acting(Capacity.DELEGATE, 1, person=own.pk), at=NOON)


def test_one_meeting_is_taken_into_a_calendar_from_its_page(client, own):
    house_texts()
    assembly = planned()
    client.force_login(own)
    (event,) = events(client.get(reverse("assembly_calendar", args=[assembly.address])))
    assert (str(event["location"]), event.decoded("dtstart")) == ("Ghent", assembly.opens_at)


def test_the_own_address_is_made_on_the_list_of_assemblies(client, own):
    house_texts()
    planned()
    client.force_login(own)
    client.post(reverse("make_feed"))
    assert Feed.objects.get(account=own).key in client.get(reverse("assemblies")).content.decode()


def test_a_meeting_lies_on_the_shelf_for_members_as_it_is_planned_now():
    assembly = planned()
    laid = Publication.objects.get()
    assert (laid.kind, laid.audience, laid.begins) == ("meeting", "members", assembly.opens_at)
    assert laid.address == assembly.get_absolute_url().removeprefix("/en/")
    assert laid.titles == {"en": "General Assembly, 14\xa0August 2027", "fr": "Assemblée générale du 14\xa0août 2027"}
    later = assembly.opens_at + timedelta(days=3)
    postpone_assembly(assembly, opens_at=later, place="Porto", reason="The hall.", by=CHAIR, at=NOON)
    laid = Publication.objects.get()
    assert (laid.begins, laid.summaries["en"]) == (later, "Porto")
    call_off_assembly(assembly, reason="Too few.", by=CHAIR, at=NOON)
    assert not Publication.objects.exists()


def test_a_rehearsal_does_not_lie_there():
    plan_rehearsal(prepared(), by=CHAIR, at=NOON)
    assert Publication.objects.count() == 1


def test_meetings_planned_before_the_shelf_lie_there_once_the_house_is_prepared(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    planned(TODAY - timedelta(days=1), BEFORE)
    call_off_assembly(planned(TODAY + timedelta(days=40)), reason="No hall.", by=CHAIR, at=NOON)
    assembly = before_the_shelf()
    for _twice in range(2):
        call_command("prepare")
        assert [one.subject for one in Publication.objects.all()] == [named(assembly)]
    assert Entry.objects.filter(action="assembly.lay_planned").count() == 1
