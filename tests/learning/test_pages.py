"""Pages of learning: found, registered at, printed, and kept from those they are not for."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from archive.files import pdf, upload
from cast import NOON
from django.urls import reverse
from icalendar import Calendar
from learning.samples import AFTER, BEGINS, DAY, came, confirmed, event, guest, material, registered, speaker, token
from pypdf import PdfReader
from register.samples import delegate, member
from statutes.samples import SECRETARY

from accede.learning.models import Event, Registration
from accede.learning.queries.due import waiting_for
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.register.sheets.reading import read, rows_of
from accede.space.queries.due import due_of
from accede.web.dossier.learning import of_organisation, of_person

pytestmark = pytest.mark.django_db
EACH = {"language": "en", "state": "placed", "at": NOON}
EVERY = {"kind": "training", "mode": "online", "begins": BEGINS, "ends": AFTER, "until": BEGINS.date()}
EVERY |= {"audience": "members", "announced_at": NOON}


@pytest.fixture(autouse=True)
def noon(at_noon):
    """The hour of the samples."""


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode().replace("\u00a0", " "))


def page(client, name, *args, **asked):
    return text(client.get(reverse(name, args=args), asked))


def words_of(answer):
    return " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(answer.content)).pages).split())


def signed_in(cast, client, of=None, capacity=Capacity.DELEGATE):
    return cast.signed_in(client, capacity, of.pk if of else None, email="ana@example.org", name="Ana")


def status(client, name, *args):
    answer = client.get(reverse(name, args=args))
    answer.getvalue()  # a file is closed when it has been read
    return answer.status_code


FILLED = {
    "kind": "seminar",
    "title_en": "Measuring impact",
    "text_en": "What to *count*.",
    "mode": "online",
    "link": "https://example.org/room",
    "begins": "2027-06-10T10:00",
    "ends": "2027-06-10T12:00",
    "until": "2027-06-08",
    "places": "20",
    "audience": "public",
}


def test_the_office_announces_changes_and_cancels(cast, client):
    event()
    signed_in(cast, client, capacity=Capacity.SECRETARIAT)
    client.post(reverse("event_new"), FILLED)
    found = Event.objects.get(kind="seminar")
    assert found.begins.isoformat() == "2027-06-10T08:00:00+00:00"  # ten o'clock in Brussels
    assert 'value="2027-06-10T10:00"' in page(client, "event_change", found.pk)
    refused = client.post(reverse("event_change", args=[found.pk]), FILLED | {"ends": "2027-06-10T09:00"})
    assert (refused.status_code, "It ends after it begins." in text(refused)) == (409, True)
    client.post(reverse("event_change", args=[found.pk]), FILLED | {"places": "2"})
    found.refresh_from_db()
    assert (found.places, found.titles) == (2, {"en": "Measuring impact"})
    client.post(reverse("event_cancel", args=[found.pk]), {"reason": "The speaker is ill."})
    assert "The speaker is ill." in page(client, "event", found.pk)
    assert "cancelled" in page(client, "learning")


def test_a_delegate_registers_reads_the_link_and_gives_the_place_up(cast, client):
    found, of = event(places=1), member().organisation
    signed_in(cast, client, of)
    before = page(client, "event", found.pk)
    assert ("https://example.org/room" in before, 'value="ana@example.org"' in before) == (False, True)
    assert "one place is left of 1" in before
    asked = {"organisation": of.pk, "name": "Ana", "email": "ana@example.org"}
    client.post(reverse("event", args=[found.pk]), asked)
    after = page(client, "event", found.pk)
    assert ("https://example.org/room" in after, "All places are taken." in after) == (True, True)
    twice = client.post(reverse("event", args=[found.pk]), asked)
    assert "This address is registered already." in text(twice)
    client.post(reverse("event_out", args=[Registration.objects.get().pk]))
    assert not Registration.objects.exists()


def test_nobody_registers_for_a_member_that_is_not_its_own(cast, client):
    found, other = event(), member("Brug", "NL").organisation
    signed_in(cast, client, member().organisation)
    client.post(reverse("event", args=[found.pk]), {"organisation": other.pk, "name": "A", "email": "a@example.org"})
    assert not Registration.objects.exists()


def test_a_guest_registers_answers_takes_part_and_is_forgotten_without_an_account(client):
    found = event()
    material(found)
    guest_of = {"name": "Bo", "of": "Town of Ghent", "email": "bo@example.org"}
    client.post(reverse("event", args=[found.pk]), guest_of)
    assert not Letter.objects.exists()  # nothing was agreed to
    client.post(reverse("event", args=[found.pk]), guest_of | {"agreed": "on", "website": "https://example.org"})
    assert not Letter.objects.exists()  # as programs do
    client.post(reverse("event", args=[found.pk]), guest_of | {"agreed": "on"})
    letter = Letter.objects.get()
    assert "Bo" not in letter.body  # what a stranger typed is not sent to others
    [address] = [word for word in letter.body.split() if "/place/" in word]
    own = "/" + address.split("/", 3)[3]
    assert "Yes, I want a place" in text(client.get(own))
    there = text(client.post(own, {"confirm": ""}, follow=True))
    assert ("You have a place." in there, "https://example.org/room" in there, "Slides" in there) == (True, True, True)
    assert all(
        kept in there for kept in ("bo@example.org", "Town of Ghent", "for this event, and for a year after it.")
    )
    client.post(own, {"leave": ""})
    assert (Registration.objects.count(), client.get(own).status_code) == (0, 404)


def test_a_place_waits_for_no_token_that_was_not_made_here(client):
    one = confirmed(event())
    assert client.get(reverse("event_place", args=[token(one)])).status_code == 200
    assert client.get(reverse("event_place", args=[f"{one.pk}:forged"])).status_code == 404


def test_files_go_to_whom_they_are_for(cast, client):
    found, of = event(), member().organisation
    for_all, inside = material(found, is_for_all=True), material(found)
    fetch = lambda one: status(client, "event_material", found.pk, one.pk)  # noqa: E731
    assert (fetch(for_all), fetch(inside)) == (200, 404)
    own = token(confirmed(found)), token(guest(found))
    assert [status(client, "place_material", one, inside.pk) for one in own] == [200, 404]
    signed_in(cast, client, of)
    assert fetch(inside) == 404
    registered(found, of)
    assert fetch(inside) == 200


def test_the_office_hands_out_a_file_and_takes_it_away(cast, client):
    found = event()
    signed_in(cast, client, capacity=Capacity.SECRETARIAT)
    filled = {"title": "Slides", "is_for_all": "all", "deposit": upload(pdf(), "slides.pdf")}
    client.post(reverse("event_material_new", args=[found.pk]), filled)
    one = found.materials.get()
    assert (one.is_for_all, "Slides" in page(client, "event", found.pk)) == (True, True)
    client.post(reverse("event_material_remove", args=[found.pk, one.pk]))
    assert not found.materials.exists()


def test_the_office_lets_in_keeps_the_list_and_whoever_came_has_a_certificate_in_two_languages(cast, client):
    found, of = event(begins=NOON - DAY, ends=NOON + DAY, until=(NOON - 2 * DAY).date()), member().organisation
    signed_in(cast, client, capacity=Capacity.SECRETARIAT)
    there = reverse("event_admit", args=[found.pk])
    client.post(there, {"name": "Ana", "email": "ana@example.org", "member": of.pk})
    client.post(there, {"name": "Bo", "email": "bo@example.org", "of": "Town of Ghent"})
    refused = client.post(there, {"name": "Cy", "email": "cy@example.org"})
    assert "Choose a member, or name the organisation of a guest." in text(refused)
    ana, bo = found.registrations.order_by("name")
    listed = words_of(client.get(reverse("event_list", args=[found.pk])))
    assert ("Ana Aalto" in listed, "Bo Town of Ghent" in listed) == (True, True)
    came_at = {"listed": [ana.pk, bo.pk], "came": [ana.pk]}
    assert client.post(reverse("event_participants", args=[found.pk]), came_at).status_code == 302
    own = [reverse("place_certificate", args=[token(one)]) for one in (ana, bo)]
    assert [client.get(one).status_code for one in own] == [200, 404]
    english, french = (words_of(client.get(own[0].replace("/en/", f"/{lang}/"))) for lang in ("en", "fr"))
    assert "certifies that Ana took part in “Selling to a town”." in english
    assert "certifie que Ana a participé à « Vendre à une commune »." in french.replace("\u00a0", " ")
    assert "With exercises." in english


def test_who_takes_part_goes_into_files_and_no_cell_becomes_a_formula(cast, client):
    found, of = event(), member().organisation
    registered(found, of, "a@example.org", name="=1+1")
    signed_in(cast, client, capacity=Capacity.SECRETARIAT)
    csv, xlsx = (client.get(reverse(f"event_participants_{kind}", args=[found.pk])).content for kind in ("csv", "xlsx"))
    head, row = csv.decode("utf-8-sig").splitlines()
    assert head.startswith("name,organisation,is_member,email")
    assert row.startswith("'=1+1,Aalto,yes,a@example.org")
    assert [one[:4] for _line, one in rows_of(read(xlsx).content)] == [["=1+1", "Aalto", "yes", "a@example.org"]]


def test_what_is_for_members_is_neither_listed_nor_shown_to_strangers(cast, client):
    found = event(audience="members")
    assert "Selling to a town" not in page(client, "learning")
    assert client.get(reverse("event", args=[found.pk])).status_code == 302
    signed_in(cast, client, member().organisation)
    assert "Selling to a town" in page(client, "learning")


def test_what_is_over_is_neither_cancelled_nor_asks_anybody_to_come(cast, client):
    found = event(begins=NOON - DAY, ends=NOON - timedelta(hours=1), until=(NOON - DAY).date())
    signed_in(cast, client, capacity=Capacity.SECRETARIAT)
    shown = page(client, "event", found.pk)
    assert [one in shown for one in ("It is over.", "Cancel it", "Last day to register")] == [True, False, False]


def test_an_event_goes_into_a_calendar_without_its_link(client):
    found = event()
    [one] = Calendar.from_ical(client.get(reverse("event_calendar", args=[found.pk])).content).walk("VEVENT")
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (found.begins, found.ends)
    assert "room" not in str(one.to_ical())
    assert client.get(reverse("event_calendar", args=[event(audience="members").pk])).status_code == 302


def test_events_are_found_by_words_kind_and_time(client):
    event()
    past = event(titles={"en": "Past one"}, begins=NOON + DAY, ends=NOON + 2 * DAY, until=NOON.date())
    Event.objects.filter(pk=past.pk).update(begins=NOON - 2 * DAY, ends=NOON - DAY)
    shown = lambda **asked: [one for one in ("Selling", "Past one") if one in page(client, "learning", **asked)]  # noqa: E731
    assert shown() == ["Selling"]
    assert shown(when="past") == ["Past one"]
    assert (shown(q="TENDER"), shown(q="nowhere"), shown(kind="seminar")) == (["Selling"], [], [])


def test_the_office_has_the_list_due_from_the_day_after():
    found, of = event(), member().organisation
    one, day = registered(found, of), BEGINS.date()
    assert [waiting(SECRETARY, on) for on in (day, day + DAY)] == [[], ["Say who came: Selling to a town"]]
    assert waiting(speaker(of), day + DAY) == []
    came(one)
    assert waiting(SECRETARY, day + DAY) == []


def waiting(actor, on):
    return [row.title for row in due_of(waiting_for(actor, on))]


def test_people_and_members_read_in_their_dossier_what_is_kept_of_them():
    found, of = event(), member()
    person = delegate(of, "a@example.org")
    registered(found, of.organisation, "a@example.org")
    guest(found, "b@example.org")
    [told] = of_person(person).records()
    assert (told["event"], told["email"]) == ("Selling to a town", "a@example.org")
    assert [one["name"] for one in of_organisation(of.organisation).records()] == ["Ana"]


def test_three_hundred_are_shown_small_and_with_few_questions(cast, client, django_assert_max_num_queries):
    found, of = event(), member().organisation
    Registration.objects.bulk_create(
        Registration(event=found, organisation=of, name="A rather long name", email=f"{n}@example.org", **EACH)
        for n in range(300)
    )
    Event.objects.bulk_create(Event(**EVERY, titles={"en": f"Number {n}"}) for n in range(300))
    for capacity, name, args in (
        (Capacity.SECRETARIAT, "event_participants", [found.pk]),
        (Capacity.DELEGATE, "event", [found.pk]),
        (Capacity.DELEGATE, "learning", []),
    ):
        client.logout()
        cast.signed_in(client, capacity, of.pk if capacity == Capacity.DELEGATE else None)
        client.get(reverse(name, args=args))
        with django_assert_max_num_queries(20):
            answer = client.get(reverse(name, args=args))
        assert (name, len(answer.content) < 100_000) == (name, True)
