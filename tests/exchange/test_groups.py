"""Working groups: formed by the office, joined and left by members, with documents and dates."""

from datetime import timedelta

import pytest
from archive.files import pdf, upload
from cast import NOON
from exchange.samples import MEETING, brought, group, joined, led, speaker
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.exchange import actions
from accede.exchange.actions.group import Closed, EndsFirst, NotInside, Twice
from accede.exchange.models import Group
from accede.people.capacities import Capacity
from accede.space.models import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house(at_noon):
    """The hour of the samples."""
    house_texts()
    law()


def html(response):
    return response.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_a_member_joins_once_and_leads_only_while_it_is_inside():
    one, found = member().organisation, group()
    with pytest.raises(NotInside):
        actions.change_group(found, titles=found.titles, texts={}, lead=one, by=SECRETARY, at=NOON)
    joined(one, found)
    with pytest.raises(Twice):
        joined(one, found)
    actions.change_group(found, titles=found.titles, texts={}, lead=one, by=SECRETARY, at=NOON)
    actions.leave_group(one, found, by=speaker(one), at=NOON)
    found.refresh_from_db()
    assert (found.lead, found.seats.count()) == (None, 0)


def test_a_date_stands_in_the_calendar_until_it_is_called_off_or_the_group_is_closed():
    found = led()
    by = speaker(found.lead)
    first = actions.set_meeting(found, **MEETING, by=by, at=NOON)
    actions.set_meeting(found, **MEETING | {"begins": NOON + timedelta(days=9)}, by=by, at=NOON)
    dated = Publication.objects.filter(kind="group").exclude(begins=None)
    assert dated.count() == 2
    actions.call_off_meeting(first, by=by, at=NOON)
    assert dated.count() == 1
    with pytest.raises(EndsFirst):
        actions.set_meeting(found, **MEETING | {"ends": NOON}, by=by, at=NOON)
    actions.close_group(found, by=SECRETARY, at=NOON)
    assert (dated.count(), Publication.objects.get().titles) == (0, {"en": "Public procurement"})
    with pytest.raises(Closed):
        joined(member("Brug").organisation, found)


def test_whoever_is_not_inside_brings_nothing():
    stranger, found = member("Brug").organisation, group()
    with pytest.raises(NotInside):
        actions.bring_paper(stranger, found, title="Guide", deposit=None, by=speaker(stranger), at=NOON)


def test_members_join_bring_documents_and_set_dates_on_the_site(cast, client):
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.post("/en/space/groups/new/", {"title_en": "Women at work", "text_en": "<i>Pay</i>"})
    found = Group.objects.get()
    page = found.get_absolute_url()
    one, other = member().organisation, member("Brug", "NL").organisation
    cast.signed_in(client, Capacity.DELEGATE, one.pk)
    assert "&lt;i&gt;Pay&lt;/i&gt;" in html(client.get(page))
    assert client.get(f"{page}papers/new/").status_code == 403
    client.post(f"{page}seat/", {"organisation": other.pk, "deed": "join"})
    client.post(f"{page}seat/", {"organisation": one.pk, "deed": "join"})
    assert [str(each) for each in found.seats.all()] == ["Aalto"]
    told = {"organisation": one.pk, "title": "Wages compared", "file": upload(pdf())}
    client.post(f"{page}papers/new/", told)
    shown = html(client.get(page))
    assert "Wages compared" in shown
    link = shown.partition("/en/space/groups/papers/")[2].partition('"')[0]
    file = client.get(f"/en/space/groups/papers/{link}")
    assert file.getvalue().startswith(b"%PDF")
    assert client.get(f"{page}dates/new/").status_code == 403
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.post(f"{page}change/", {"title_en": "Women at work", "lead": one.pk})
    cast.signed_in(client, Capacity.DELEGATE, one.pk)
    client.post(f"{page}dates/new/", {"begins": "2027-05-20T10:00", "place": "https://meet.example.org/a"})
    assert "20 May 2027" in html(client.get(page))
    assert "meets next" in html(client.get("/en/space/groups/"))
    meeting = found.meetings.get()
    client.post(f"/en/space/groups/dates/{meeting.pk}/off/")
    client.post(f"/en/space/groups/papers/{found.papers.get().pk}/out/")
    client.post(f"{page}seat/", {"organisation": one.pk, "deed": "leave"})
    assert ("Wages compared" in html(client.get(page)), found.meetings.exists()) == (False, False)
    assert client.get(f"/en/space/groups/papers/{link}").status_code == 404


def test_a_document_is_taken_out_by_whoever_brought_it_or_the_office(cast, client):
    paper = brought()
    cast.signed_in(client, Capacity.DELEGATE, member("Brug").organisation.pk)
    assert client.post(f"/en/space/groups/papers/{paper.pk}/out/").status_code == 403
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.post(f"/en/space/groups/papers/{paper.pk}/out/")
    paper.refresh_from_db()
    assert paper.removed_at


def test_groups_are_handed_out_as_files_with_who_is_in_them_and_when_they_meet(cast, client):
    one = member().organisation
    actions.set_meeting(led(one), **MEETING, by=SECRETARY, at=NOON)
    cast.signed_in(client, Capacity.AUDITOR)
    told, written = client.get("/en/space/groups.csv").content.decode().splitlines()
    assert told == "Title,What it is about,Who leads it,Members,Meets next on,Closed on"
    assert written == f"Public procurement,Reserved contracts.,{one.name},{one.name},2027-05-07,"
    assert client.get("/en/space/groups.xlsx").content.startswith(b"PK")
