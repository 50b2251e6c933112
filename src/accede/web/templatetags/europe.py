"""The countries of Europe on a map: where each stands among the tiles, how many members it has, where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django import template
from django.http import QueryDict
from django.utils.translation import get_language, ngettext

from accede.wording.formats import country

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
    count: int
    label: str
    url: str
    x: str
    y: str
    middle: str
    baseline: str
    foot: str


class Europe(NamedTuple):
    """The countries that have members, and those that have none, each in reading order."""

    held: list[Tile]
    empty: list[Tile]


@register.simple_tag
def europe(counts: Mapping[str, int], asked: QueryDict | None = None) -> Europe:
    """Lay out the countries for the maps of one page: each leads to its members within what was asked."""
    kept = asked.copy() if asked else QueryDict(mutable=True)
    for name in ("country", "page"):
        kept.pop(name, None)
    query = f"?{kept.urlencode()}&" if kept else "?"
    tiles = [_tile(code, counts.get(code, 0), query) for code in TILES]
    return Europe([one for one in tiles if one.count], [one for one in tiles if not one.count])


def _tile(code: str, count: int, query: str) -> Tile:
    column, row = TILES[code]
    x, y, name = column * _STEP, row * _STEP, country(code, get_language() or "en")
    label = ngettext("%(country)s, one member", "%(country)s, %(n)s members", count)
    return Tile(
        code=code,
        name=name,
        count=count,
        label=label % {"country": name, "n": count},
        url=f"{query}country={code}#list",
        x=str(x),
        y=str(y),
        middle=str(x + _SIZE // 2),
        baseline=str(y + (22 if count > 1 else 26)),  # higher where a number stands beneath
        foot=str(y + 36),
    )
