"""Hours as they are counted in another country."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.dates import format_time

from accede.wording.catalogue import _, said
from accede.wording.formats import country, moment


def moment_there(value: datetime, language: str, zone: ZoneInfo, code: str) -> str:
    """Write an instant as day and hour in a zone, with the hour in a country where all its clocks show another one."""
    here, there = value.astimezone(zone), {value.astimezone(one).replace(tzinfo=None) for one in _zones(code)}
    written = moment(value, language, zone)
    if len(there) != 1 or here.replace(tzinfo=None) in there:
        return written
    hour = format_time(there.pop().time(), "HH:mm", locale=language)
    told = said(_("{when} ({hour} in {country})"), language)
    return told.format(when=written, hour=hour, country=country(code, language))


@cache
def _zones(code: str) -> tuple[ZoneInfo, ...]:
    territories = get_global("zone_territories")
    return tuple(ZoneInfo(name) for name, territory in sorted(territories.items()) if territory == code)
