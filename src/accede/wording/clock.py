"""Hours as they are counted elsewhere."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone_location

from accede.wording.catalogue import _, said
from accede.wording.formats import country, moment

# The zones of each country, that of most people first: zone.tab of the time zone database.
ZONES = files("tzdata") / "zoneinfo" / "zone.tab"


def moment_there(value: datetime, language: str, zone: ZoneInfo, code: str) -> str:
    """Write an instant as day and hour in a zone, with the hour in a country where its clocks show another one.

    Where it is another day there, its name stands before the hour.

    Of a country whose clocks differ among themselves, the hour of its largest city is told, under the city's name.
    """
    written, zones = moment(value, language, zone), _zones(code)
    there = [value.astimezone(one).replace(tzinfo=None) for one in zones]
    if not there or value.astimezone(zone).replace(tzinfo=None) == there[0]:
        return written
    place = country(code, language) if len(set(there)) == 1 else _city(zones[0], language)
    hour = format_time(there[0].time(), "HH:mm", locale=language)
    if there[0].date() != value.astimezone(zone).date():
        hour = f"{format_date(there[0], 'EEEE', locale=language)} {hour}"
    told = said(_("{when} in {here} ({hour} in {there})"), language)
    return told.format(when=written, here=_city(zone, language), hour=hour, there=place)


def _city(zone: ZoneInfo, language: str) -> str:
    return get_timezone_location(zone, locale=language, return_city=True)


@cache
def _zones(code: str) -> tuple[ZoneInfo, ...]:
    lines = (line.split("\t") for line in ZONES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(ZoneInfo(name) for territory, _where, name, *_comment in lines if territory == code)
