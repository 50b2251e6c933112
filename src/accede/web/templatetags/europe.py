"""The countries of Europe on a map: where each stands among the tiles, how many it has, where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django import template
from django.http import QueryDict
from django.utils.translation import get_language, gettext, ngettext

from accede.wording import formats
from accede.wording.classes import classes

register = template.Library()

_ROWS = (
    "IS .. .. .. NO SE FI .. .. ..",
    ".. .. .. .. DK .. .. EE RU ..",
    "IE GB BE NL DE PL LT LV BY ..",
    ".. .. LU LI CZ SK UA .. .. ..",
    ".. AD FR CH AT HU RO MD GE ..",
    "PT ES MC IT SI HR RS BG AM AZ",
    ".. .. VA SM BA ME XK MK TR ..",
    ".. .. .. MT .. AL GR .. CY ..",
)

_STEP, _SIZE = 46, 42  # a tile and the gap after it, a tile

TILES: dict[str, tuple[int, int]] = {
    code: (column, row) for row, line in enumerate(_ROWS) for column, code in enumerate(line.split()) if code != ".."
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A country: its tile at (x, y) with a code on its baseline and a number at its foot; what it tells, and opens."""

    code: str
    name: str
    number: str
    label: str
    shade: str
    url: str
    x: str
    y: str
    middle: str
    baseline: str
    foot: str


class Europe(NamedTuple):
    """The countries that have members, and those that have none, each in reading order; and what their shades say."""

    held: list[Tile]
    empty: list[Tile]
    what: str
    classes: list[dict[str, str]]


@register.simple_tag
def europe(shown: Mapping[str, int | None], asked: QueryDict | None = None, what: str = "") -> Europe:
    """Lay out the countries for the maps of one page: each leads to its members within what was asked.

    `shown` tells the number of each country that has members: of members or, if it is said, of `what`; None where
    that is not known.
    """
    kept = asked.copy() if asked else QueryDict(mutable=True)
    for name in ("country", "page"):
        kept.pop(name, None)
    shown = {code: shown[code] for code in TILES if code in shown}
    query, shades = f"?{kept.urlencode()}&" if kept else "?", _shades(shown)
    held = [_held(code, number, what, query, shades) for code, number in shown.items()]
    empty = [Tile(code, _name(code), "", "", "", "", *_place(code, "")) for code in TILES if code not in shown]
    return Europe(held, empty, what or gettext("Members in a country"), _legend(shown, shades))


def _shades(shown: Mapping[str, int | None]) -> dict[range, str]:
    # The last class is always the darkest; fewer than four stand as far apart as they can.
    found = classes([number for number in shown.values() if number is not None])
    return {one: f"s{(8 * place + len(found)) // (2 * len(found))}" for place, one in enumerate(found, 1)}


def _legend(shown: Mapping[str, int | None], shades: Mapping[range, str]) -> list[dict[str, str]]:
    told = [{"shade": shade, "label": _bounds(one)} for one, shade in shades.items()]
    return told + ([{"shade": "unknown", "label": gettext("not known")}] if None in shown.values() else [])


def _bounds(one: range) -> str:
    low, high = (formats.number(number, _language()) for number in (one[0], one[-1]))
    return low if low == high else f"{low}–{high}"


def _held(code: str, number: int | None, what: str, query: str, shades: Mapping[range, str]) -> Tile:
    shade = next((shade for one, shade in shades.items() if number is not None and number in one), "unknown")
    # One member is told by the tile itself.
    written = "" if number is None or (number == 1 and not what) else formats.number(number, _language())
    return Tile(
        code=code,
        name=_name(code),
        number=written,
        label=_label(_name(code), number, what),
        shade=shade,
        url=f"{query}country={code}#list",
        **dict(zip(("x", "y", "middle", "baseline", "foot"), _place(code, written), strict=True)),
    )


def _label(name: str, number: int | None, what: str) -> str:
    if what:
        told = gettext("not known") if number is None else formats.number(number, _language())
        return gettext("%(country)s. %(what)s: %(number)s") % {"country": name, "what": what, "number": told}
    label = ngettext("%(country)s, one member", "%(country)s, %(n)s members", number)
    return label % {"country": name, "n": formats.number(number, _language())}


def _place(code: str, written: str) -> tuple[str, ...]:
    column, row = TILES[code]
    x, y = column * _STEP, row * _STEP
    # The code stands higher where a number stands beneath it.
    return tuple(str(one) for one in (x, y, x + _SIZE // 2, y + (22 if written else 26), y + 36))


def _name(code: str) -> str:
    return formats.country(code, _language())


def _language() -> str:
    return get_language() or "en"
