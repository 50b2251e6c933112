"""A call as somebody tells of it, brought into one form; and its dates as they really come."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from accede.projects.eligibility.conditions import Conditions
from accede.register.sheets.reading import Unreadable

# Deadlines of the Union are said in this zone, and fall at this hour where a day alone is told.
ZONE, HOUR = ZoneInfo("Europe/Brussels"), time(17)
MIDNIGHT = time(0)


@dataclass(frozen=True)
class Told:
    """What is told of one call; texts by language, money in whole euros, conditions None where nothing is told."""

    identifier: str
    titles: dict[str, str]
    summaries: dict[str, str] = field(default_factory=dict)
    programme: str = ""
    keywords: str = ""
    url: str = ""
    opens: datetime | None = None
    deadlines: tuple[datetime, ...] = ()
    budget: int | None = None
    status: str = ""
    conditions: Conditions | None = None


def opening(said: object) -> datetime | None:
    """Return the instant from which a call is open: where a day alone is told, from its beginning."""
    return _instant(said, MIDNIGHT)


def deadline(said: object) -> datetime | None:
    """Return the instant until which a call is open."""
    return _instant(said, HOUR)


def _instant(said: object, hour: time) -> datetime | None:
    """Read an instant or a day, of which midnight without any zone of its own tells no more than the day."""
    if said in (None, ""):
        return None
    if isinstance(said, date) and not isinstance(said, datetime):
        return datetime.combine(said, hour, ZONE).astimezone(UTC)
    try:
        read = said if isinstance(said, datetime) else _read(str(said).strip())
    except (ValueError, OverflowError, OSError):
        raise Unreadable(_("“%(date)s” is no date.") % {"date": str(said)[:40]}) from None
    if read.time() == MIDNIGHT and (read.tzinfo is None or not read.utcoffset()):
        return datetime.combine(read.date(), hour, ZONE).astimezone(UTC)
    return (read if read.tzinfo else read.replace(tzinfo=ZONE)).astimezone(UTC)


def _read(said: str) -> datetime:
    if re.fullmatch(r"\d{12,13}", said):  # milliseconds, as the details of a topic have them
        return datetime.fromtimestamp(int(said) // 1000, UTC)
    if found := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", said):
        day, month, year = map(int, found.groups())
        return datetime(year, month, day)  # noqa: DTZ001 - a day; its zone is given by whoever asks
    return datetime.fromisoformat(said)
