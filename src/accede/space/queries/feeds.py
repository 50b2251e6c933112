"""What is published as programs read it: the latest as Atom (RFC 4287), what is dated as a calendar (RFC 5545)."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accede.space.models import Publication
from accede.space.queries.naming import address_in, in_language
from accede.space.queries.shelf import dated

LATEST, SOONEST = 50, 1000
KEPT = timedelta(days=400)  # how long what is over stays in a calendar


def atom_of(publications: QuerySet[Publication], lang: str, title: str) -> bytes:
    """Return the latest of some publications, in a language where they have it."""
    feed = Atom1Feed(
        title=title, link=f"{settings.PUBLIC_URL}{reverse('space')}", description="", language=lang, author_name=title
    )
    for one in publications[:LATEST]:
        feed.add_item(
            title=in_language(one.titles, lang)[0],
            link=address_in(one, lang),
            description=in_language(one.summaries, lang)[0],
            unique_id=f"{settings.PUBLIC_URL}/#{one.subject}",
            pubdate=one.at,
            updateddate=one.changed_at,
            categories=[one.get_kind_display()],
        )
    return feed.writeString("utf-8").encode()


def calendar_of(publications: QuerySet[Publication], lang: str, at: datetime) -> bytes:
    """Return what some publications date, from about a year ago on."""
    calendar = Calendar()
    calendar.add("prodid", "-//Accede//EN")
    calendar.add("version", "2.0")
    for one in dated(publications, at - KEPT)[:SOONEST]:
        calendar.add_component(_event(one, lang))
    return calendar.to_ical()


def _event(one: Publication, lang: str) -> Event:
    event = Event()
    event.add("uid", f"{one.subject}@{urlsplit(settings.PUBLIC_URL).hostname}")
    event.add("dtstamp", one.changed_at)
    event.add("dtstart", one.begins)
    if one.ends:
        event.add("dtend", one.ends)
    title = in_language(one.titles, lang)[0]
    event.add("summary", _("{kind}: {title}").format(kind=one.get_kind_display(), title=title))
    event.add("url", address_in(one, lang))
    return event
