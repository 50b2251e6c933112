"""Which rulebook is in force, and on what day an instant falls."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accede.rulebook.book import PRESET, Book
from accede.statutes.models import Edition, HouseTexts, files_named
from accede.wording.texts import Texts

ONE_DAY = timedelta(days=1)
PRESETS = settings.HOME / "rulebooks" / "presets"
# What was read of the law while one request is answered: a page asks for it again at every turn.
_read: ContextVar[dict[date, Edition] | None] = ContextVar("read", default=None)


@contextmanager
def law_read_once() -> Iterator[None]:
    """Read each edition once while something is done, such as answering a request."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def read_anew() -> None:
    """Forget what was read: another edition has been loaded."""
    (_read.get() or {}).clear()


def edition_on(day: date) -> Edition:
    """Return the edition in force on a day: the latest that began by then, else the first there is."""
    read = _read.get()
    if read is not None and day in read:
        return read[day]
    found = Edition.objects.filter(in_force__lte=day).last() or Edition.objects.first()
    if found is None:
        raise ImproperlyConfigured("No rulebook is loaded: run `accede demo`, or load one.")
    if read is not None:
        read[day] = found
    return found


def edition_at(instant: datetime) -> Edition:
    """Return the edition in force at an instant: the latest that has begun by the day of its own zone."""
    latest = edition_on(instant.date() + ONE_DAY)  # no zone is more than a day ahead
    own = instant.astimezone(ZoneInfo(latest.book.rulebook.time_zone)).date()
    return latest if own >= latest.in_force else edition_on(own)


def book_at(instant: datetime) -> Book:
    """Return the rulebook in force at an instant."""
    return edition_at(instant).book


def zone_at(instant: datetime) -> ZoneInfo:
    """Return the time zone in which the association counts its days."""
    return ZoneInfo(book_at(instant).rulebook.time_zone)


def day_of(instant: datetime) -> date:
    """Return the day on which an instant falls in the association's zone: the only place where that is decided."""
    return instant.astimezone(zone_at(instant)).date()


def beside(content: bytes, given: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that a rulebook needs: those given, else as they stand beside the latest edition, else ours."""
    wanted = files_named(content)
    latest = Edition.objects.last() if set(wanted) - set(given) else None
    known = {**shipped(wanted), **dict(latest.tables if latest else ()), **given}
    return {name: known[name] for name in sorted(wanted) if name in known}


def shipped(names: Iterable[str]) -> dict[str, bytes]:
    """Return those presets of law among these files that come with the software."""
    places = {name: PRESETS / name for name in names if PRESET.fullmatch(name.removesuffix(".toml"))}
    return {name: place.read_bytes() for name, place in places.items() if place.is_file()}


def texts() -> Texts:
    """Return the latest house texts."""
    latest = HouseTexts.objects.last()
    if latest is None:
        raise ImproperlyConfigured("No texts are loaded: run `accede demo`, or load them.")
    return latest.texts
