"""The office sees how each source fares, and says what is read."""

import pytest
from cast import NOON
from debates.feeds import PAGE, PARLIAMENT
from debates.samples import page, read, said, source
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from statutes.samples import SECRETARY

from accede.debates.actions import note_reading
from accede.debates.models import Fault, Incoming, Source
from accede.debates.queries import to_read
from accede.debates.queries.due import waiting_for
from accede.debates.reading import Unread
from accede.people.capacities import CLOCK, Capacity
from accede.people.queries import now
from accede.space.queries.due import due_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, cast):
    page()
    return cast.signed_in(client, Capacity.SECRETARIAT)


def failed(one, fault, status=None):
    note_reading(one, got=Unread(Fault(fault), status), by=CLOCK, at=NOON)


def test_every_source_stands_with_its_state(office):
    failed(source(name="Robots"), "challenged", 202)
    failed(source(name="Away"), "status", 503)
    read(source(name="Sound"))
    shown = office.get(reverse("sources")).content.decode()
    assert "Instead of the feed comes a check for robots. Download the file and import it." in shown
    assert "The other side answers with status 503 instead of the feed." in shown
    assert shown.count("Not read") == 2


def test_no_source_is_an_invitation(office):
    assert "Nothing is read yet" in office.get(reverse("sources")).content.decode()


def test_a_source_is_added_changed_paused_and_read_again(office):
    added = office.post(reverse("source_new"), said(name="Council"))
    one = Source.objects.get()
    assert added.url == one.get_absolute_url()
    office.post(reverse("source_change", args=[one.pk]), said(name="Council of the Union", address=one.address))
    do = reverse("source_do", args=[one.pk])
    office.post(do, {"deed": "pause"})
    assert list(to_read(now())) == []
    assert "Paused" in office.get(one.get_absolute_url()).content.decode()
    office.post(do, {"deed": "resume"})
    one.refresh_from_db()
    assert (one.name, list(to_read(now()))) == ("Council of the Union", [one])


def test_what_was_read_is_read_now_if_the_office_wishes(office):
    one = source()
    read(one, at=now())
    assert list(to_read(now())) == []
    office.post(reverse("source_do", args=[one.pk]), {"deed": "read"})
    assert list(to_read(now())) == [one]


@pytest.mark.parametrize("address", ["ftp://example.org/feed", "javascript:alert(1)", "feed"])
def test_what_is_no_address_of_the_web_is_told(office, address):
    assert office.post(reverse("source_new"), said(address=address)).status_code == 200
    assert Source.objects.count() == 0


def test_a_file_is_imported_and_one_that_is_no_feed_is_told(office):
    one = source(address="")
    to = reverse("source_import", args=[one.pk])
    told = office.post(to, {"file": SimpleUploadedFile("feed.xml", PAGE)}).content.decode()
    assert "Instead of a feed comes a web page." in told
    shown = office.post(to, {"file": SimpleUploadedFile("feed.xml", PARLIAMENT)}, follow=True).content.decode()
    assert ("The file holds 2 items." in shown, Incoming.objects.count()) == (True, 2)


def test_what_somebody_else_wrote_is_shown_as_words(office):
    one = source()
    read(one, PARLIAMENT.replace(b"Fisheries", b"&amp;lt;b&amp;gt; &lt;img src=x onerror=alert(1)&gt;"))
    shown = office.get(one.get_absolute_url()).content.decode()
    assert "<img" not in shown


def test_the_office_has_due_that_a_source_was_not_read_several_times_in_a_row():
    one = source()
    for _each in range(2):
        failed(one, "slow")
    assert due_of(waiting_for(SECRETARY, NOON.date())) == []
    failed(one, "slow")
    [row] = due_of(waiting_for(SECRETARY, NOON.date()))
    assert (row.title, row.act_url) == (f"A source is not read any more: {one.name}", one.get_absolute_url())
