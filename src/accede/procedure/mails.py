"""Letters of a file: to the candidate or the member, and to each office holder, in the language of the reader."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import Draft, Enclosure, addressed
from accede.procedure.models import Candidacy, Inquiry, Proceeding, Slot
from accede.procedure.queries.merger import Merged, merger_told
from accede.procedure.queries.proceeding import Standing
from accede.procedure.queries.telling import outlook, way_named
from accede.register.models import Membership, Organisation
from accede.register.queries import members_on, office_holders, readers_for
from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import letter
from accede.wording.clock import moment_there
from accede.wording.formats import country, day
from accede.wording.margin import acting_as

# The places of a letter, filled in the language of its reader.
Values = Callable[[str], dict[str, str]]
# What is enclosed in a letter, in the language of its reader.
Enclosed = Callable[[str], Enclosure]


def to_candidate(name: str, candidacy: Candidacy, said: Values) -> Draft:
    """Return a letter to whoever has the candidate's letters."""
    return to_person(name, candidacy, candidacy.contact, said)


def to_person(name: str, candidacy: Candidacy, reader: Account, said: Values, *enclosed: Enclosed) -> Draft:
    """Return a letter to one of the candidate's people, in the language of the file."""
    letter = _draft(name, candidacy, reader, candidacy.language, said, enclosed)
    return replace(letter, party=candidacy.organisation)


def to_office(
    name: str, candidacy: Candidacy, capacity: str, on: date, said: Values, *enclosed: Enclosed
) -> list[Draft]:
    """Return the letters to everybody who holds an office on a day."""
    holders = office_holders(capacity, on)
    return [_draft(name, candidacy, one, one.language, said, enclosed) for one in holders]


def inquiry_noticed(inquiry: Inquiry, book: Book, on: date) -> list[Draft]:
    """Return the letters that bring a visitor's question to the secretariat."""
    asked = {"name": inquiry.name, "email": inquiry.email, "question": inquiry.words}
    holders = office_holders(Capacity.SECRETARIAT, on)
    urls = {one.language: address(inquiry, one.language, "inquiry") for one in holders}
    return [_written("question", one, one.language, asked | {"url": urls[one.language]}, book, ()) for one in holders]


def inquiry_answered(inquiry: Inquiry, book: Book) -> Draft:
    """Return the letter that answers a visitor, who need not have an account."""
    reader = Account(name=inquiry.name, email=inquiry.email)
    said = {"name": inquiry.name, "question": inquiry.words, "answer": inquiry.answer}
    return _written("question_answered", reader, inquiry.language, said, book, ())


def to_member(name: str, proceeding: Proceeding, found: Standing, on: date) -> list[Draft]:
    """Return the letters to everybody who acts for a member on a day, about its file."""
    readers = readers_for([proceeding.membership.organisation], on)
    return [replace(_about(name, proceeding, found, one), party=organisation) for one, organisation in readers]


def of_proceeding(name: str, proceeding: Proceeding, found: Standing, capacity: str, on: date) -> list[Draft]:
    """Return the letters about a member's file to everybody who holds an office on a day."""
    return [_about(name, proceeding, found, one) for one in office_holders(capacity, on)]


def of_merger(merged: Merged, members: Iterable[Membership], edition: Edition, on: date) -> list[Draft]:
    """Return the letters about a merger to everybody who acts for one of the members on a day."""
    letters = []
    for one in members:
        for reader, organisation in readers_for([one.organisation], on):
            language = reader.language
            with translation.override(language):
                url = f"{settings.PUBLIC_URL}{reverse('member', args=[merged.kept.number])}"
                values = {"organisation": organisation.name, "told": merger_told(merged, language), "url": url}
            letter = _written("members_merged", reader, language, values, edition.book, ())
            letters.append(replace(letter, party=organisation))
    return letters


def to_members(candidacy: Candidacy, joined: Membership, on: date) -> list[Draft]:
    """Return the notice of a new member to the other members on the day it joined."""
    others = members_on(on).exclude(pk=joined.pk).values("organisation")
    found = readers_for(Organisation.objects.filter(pk__in=others), on)
    # Whoever acts for two members reads it once.
    readers = {reader.pk or organisation: (reader, organisation) for reader, organisation in reversed(found)}.values()
    return [replace(_joined(joined, on, one, candidacy.book), party=organisation) for one, organisation in readers]


def address(file: Candidacy | Inquiry | Proceeding, language: str, name: str = "candidacy") -> str:
    """Return the whole address of a page of this file in a language."""
    with translation.override(language):
        return f"{settings.PUBLIC_URL}{reverse(name, args=[file.pk])}"


def meeting(slot: Slot, candidacy: Candidacy, zone: ZoneInfo, reason: str | Promise = "") -> Values:
    """Return what a letter says of a time, where its reader finds the link, and why the meeting is called off."""
    return lambda language: {
        "when": moment_there(slot.starts_at, language, zone, candidacy.organisation.country),
        "link": slot.link or address(candidacy, language),
        "reason": str(reason),
    }


def invitation(slot: Slot, candidacy: Candidacy, people: Iterable[Account], at: datetime, *, is_off: bool) -> Enclosed:
    """Return what brings the meeting into everybody's calendar, changes it there, or takes it out again."""
    return lambda language: _invitation(slot, candidacy, people, at, language, is_off=is_off)


def _invitation(
    slot: Slot, candidacy: Candidacy, people: Iterable[Account], at: datetime, language: str, *, is_off: bool
) -> Enclosure:
    method = "CANCEL" if is_off else "REQUEST"
    # By the clock of the world: an hour of a zone would have to bring its zone along.
    starts = slot.starts_at.astimezone(UTC)
    event = Event()
    with translation.override(language):
        title = _("Institutional meeting with {organisation}").format(organisation=candidacy.organisation.name)
    event.add("uid", f"slot-{slot.pk}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("sequence", slot.sequence)
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("dtstamp", at)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=slot.minutes))
    event.add("summary", title)
    office = acting_as(Capacity.SECRETARIAT, candidacy.book, language)
    event.add("organizer", _attendee(office, settings.DEFAULT_FROM_EMAIL))
    for person in people:
        event.add("attendee", _attendee(person.email, person.email), encode=False)
    if slot.link:
        event.add("location", slot.link)
        event.add("url", slot.link)
    return Enclosure("invitation.ics", f"text/calendar; method={method}", _calendar(event, method))


def _about(name: str, proceeding: Proceeding, found: Standing, reader: Account) -> Draft:
    language, book = reader.language, proceeding.book
    with translation.override(language):
        values = {
            "organisation": proceeding.membership.organisation.name,
            "path": way_named(proceeding.way, book, language),
            "told": outlook(proceeding, found, language),
            "url": address(proceeding, language, "proceeding"),
        }
    return _written(name, reader, language, values, book, ())


def _joined(joined: Membership, on: date, reader: Account, book: Book) -> Draft:
    language = reader.language
    with translation.override(language):
        url = f"{settings.PUBLIC_URL}{reverse('member', args=[joined.number])}"
    values = {
        "organisation": joined.organisation.name,
        "country": country(joined.organisation.country, language),
        "assembly": day(on, language),
        "number": str(joined.number),
        "url": url,
    }
    return _written("member_joined", reader, language, values, book, ())


def _calendar(event: Event, method: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Accede//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return calendar.to_ical()


def _attendee(name: str, email: str) -> vCalAddress:
    person = vCalAddress(f"MAILTO:{email}")
    person.params["CN"] = vText(name)
    person.params["RSVP"] = vText("TRUE")
    return person


def _draft(
    name: str, candidacy: Candidacy, reader: Account, language: str, said: Values, enclosed: Iterable[Enclosed]
) -> Draft:
    known = {"organisation": candidacy.organisation.name, "url": address(candidacy, language)}
    with translation.override(language):
        values = known | said(language)
    return _written(name, reader, language, values, candidacy.book, [one(language) for one in enclosed])


def _written(
    name: str, reader: Account, language: str, values: dict[str, str], book: Book, enclosures: Iterable[Enclosure]
) -> Draft:
    subject, body = letter(name).write(language, values)
    return Draft(
        sender=acting_as(Capacity.SECRETARIAT, book, language),
        **addressed(reader),
        language=language,
        subject=subject,
        body=body,
        enclosures=tuple(enclosures),
        facts=tuple(values.values()),
    )
