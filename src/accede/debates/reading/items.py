"""What stands in a feed or calendar, as plain text: no markup, no sign that nobody sees, links to web pages alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import Any
from unicodedata import category
from urllib.parse import urlsplit
from xml.sax import SAXParseException

import feedparser
from icalendar import Calendar
from lxml import html
from lxml.etree import LxmlError

from accede.debates.models import Fault
from accede.debates.reading.address import Unread

MOST = 500  # of one reading
YEARS = range(1970, 2200)  # any other is no day
BLOCKS = ".//p | .//div | .//br | .//li | .//tr | .//td"  # between whose words there is a space
PAGE = (b"<!doctype html", b"<html")


@dataclass(frozen=True)
class Found:
    """One item, as its source tells it."""

    key: str
    title: str
    summary: str = ""
    link: str = ""
    at: datetime | None = None
    begins: datetime | None = None
    ends: datetime | None = None


def items_of(content: bytes, zone: tzinfo) -> list[Found]:
    """Return the items of a feed or calendar; whole days begin at midnight in `zone`. Raises `Unread`."""
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(PAGE):
        raise Unread(Fault.PAGE)
    told = _events(content, zone) if start.startswith(b"begin:vcalendar") else _entries(content)
    try:
        return [one for one in islice(told, MOST) if one.title]
    except Unread:
        raise
    except Exception as fault:
        # Written by others, or to harm: whatever a parser stumbles over is a broken file, and holds up no other source.
        raise Unread(Fault.BROKEN) from fault


def _entries(content: bytes) -> Iterator[Found]:
    # As a stream: words alone might be taken for an address or for the name of a file.
    feed = feedparser.parse(BytesIO(content))
    if isinstance(feed.get("bozo_exception"), SAXParseException):
        raise Unread(Fault.BROKEN)
    if not feed.get("version"):
        raise Unread(Fault.NO_FEED)
    for entry in feed.entries:
        title, link = text_of(entry.get("title", ""), 300), link_of(entry.get("link", ""))
        yield Found(
            key=_key(entry.get("id") or link or title),
            title=title,
            summary=text_of(entry.get("summary", ""), 1000),
            link=link,
            at=_instant(entry.get("published_parsed") or entry.get("updated_parsed")),
        )


def _events(content: bytes, zone: tzinfo) -> Iterator[Found]:
    for event in Calendar.from_ical(content).walk("VEVENT"):
        title, begins = text_of(str(event.get("summary", "")), 300), _moment(event, "dtstart", zone)
        yield Found(
            key=_key(f"{event.get('uid') or title} {event.get('recurrence-id', '')} {begins}"),
            title=title,
            summary=text_of(str(event.get("description", "")), 1000),
            link=link_of(str(event.get("url", ""))),
            begins=begins,
            ends=_moment(event, "dtend", zone),
        )


def _instant(told: Sequence[int] | None) -> datetime | None:
    return datetime(*told[:5], tzinfo=UTC) if told and told[0] in YEARS else None


def _moment(event: Any, name: str, zone: tzinfo) -> datetime | None:
    told = getattr(event.get(name), "dt", None)
    if not isinstance(told, date) or told.year not in YEARS:
        return None
    if not isinstance(told, datetime):
        told = datetime.combine(told, time())
    return told if told.tzinfo else told.replace(tzinfo=zone)


def text_of(markup: str, most: int) -> str:
    """Return the words of markup on one line, cut behind a word where there are too many."""
    if "<" in markup or "&" in markup:
        try:
            tree = html.fragment_fromstring(markup, create_parent=True)
        except (LxmlError, ValueError):
            return ""
        for unread in tree.xpath(".//script | .//style | .//comment()"):
            unread.drop_tree()
        for block in tree.xpath(BLOCKS):
            block.tail = f" {block.tail or ''}"
        markup = tree.text_content()
    seen = "".join(" " if category(sign)[0] == "C" else sign for sign in markup)
    words = " ".join(seen.split())
    return words if len(words) <= most else words[: most - 1].rpartition(" ")[0][: most - 1] + "…"


def link_of(address: str) -> str:
    """Return an address if it is that of a web page."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    sound = parts.scheme in ("http", "https") and parts.hostname and not parts.username and len(address) <= 1000
    return address if sound and all(category(sign)[0] not in "CZ" for sign in address) else ""


def _key(known_as: str) -> str:
    return sha256(known_as.encode(errors="replace")).hexdigest()
