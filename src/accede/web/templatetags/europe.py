"""The countries of Europe on a map: where each stands among the tiles, how many it has, where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django import template
from django.http import QueryDict
from django.templatetags.static import static
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext

from accede.people.queries import language
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
    """A country: what it is called, what stands on it and what it tells, how strong its shade is, where it leads."""

    code: str
    name: str
    number: str = ""
    label: str = ""
    shade: str = ""
    url: str = ""

    def linked(self, drawing: str) -> str:
        """Write it as a link around what it is drawn as."""
        start = '<a class="in {}" href="{}" aria-label="{}"><title>{}</title>{}</a>'
        return format_html(start, self.shade, self.url, self.label, self.name, drawing)

    @property
    def square(self) -> str:
        """Its tile, with its code; which stands higher where a number stands beneath it."""
        x, y = (place * _STEP for place in TILES[self.code])
        middle, baseline, foot = x + _SIZE // 2, y + (22 if self.number else 26), y + 36
        drawn = f'<rect x="{x}" y="{y}" width="{_SIZE}" height="{_SIZE}" rx="1"/>'
        drawn += f'<text x="{middle}" y="{baseline}">{self.code}</text>'
        if self.number:
            drawn += f'<text class="k" x="{middle}" y="{foot}">{escape(self.number)}</text>'
        return mark_safe(drawn)  # noqa: S308 - places and codes are those of `TILES`


class Europe(NamedTuple):
    """The countries that have members, and those that have none, each in reading order; and what their shades say.

    The maps are written here and not by templates, as the rows of tables are: a name and a place for each country
    took a template longer than all the rest of a page.
    """

    held: list[Tile]
    empty: list[Tile]
    what: str
    classes: list[dict[str, str]]

    @property
    def tiles(self) -> str:
        """A tile for each country."""
        unlinked = '<g aria-hidden="true"><title>{}</title>{}</g>'
        empty = format_html_join("\n", unlinked, ((one.name, one.square) for one in self.empty))
        return empty + format_html_join("", "\n{}", ((one.linked(one.square),) for one in self.held))

    @property
    def lands(self) -> str:
        """Each country as it lies, from the drawing that maps/europe.py made."""
        drawing = static("europe.svg")
        use, below = '<use href="{}#{}"/>', ("land", *(one.code for one in self.empty))
        unlinked = format_html_join("", use, ((drawing, name) for name in below))
        linked = (one.linked(format_html(use, drawing, one.code)) for one in self.held)
        return unlinked + format_html_join("", "\n{}", ((one,) for one in linked))


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
    empty = [Tile(code, _name(code)) for code in TILES if code not in shown]
    return Europe(held, empty, what or gettext("Members in a country"), _legend(shown, shades))


def _shades(shown: Mapping[str, int | None]) -> dict[range, str]:
    # The last class is always the darkest; fewer than four stand as far apart as they can.
    found = classes([number for number in shown.values() if number is not None])
    return {one: f"s{(8 * place + len(found)) // (2 * len(found))}" for place, one in enumerate(found, 1)}


def _legend(shown: Mapping[str, int | None], shades: Mapping[range, str]) -> list[dict[str, str]]:
    told = [{"shade": shade, "label": _bounds(one)} for one, shade in shades.items()]
    return told + ([{"shade": "unknown", "label": gettext("not known")}] if None in shown.values() else [])


def _bounds(one: range) -> str:
    low, high = (formats.number(number, language()) for number in (one[0], one[-1]))
    return low if low == high else f"{low}–{high}"


def _held(code: str, number: int | None, what: str, query: str, shades: Mapping[range, str]) -> Tile:
    shade = next((shade for one, shade in shades.items() if number is not None and number in one), "unknown")
    # One member is told by the tile itself.
    written = "" if number is None or (number == 1 and not what) else formats.number(number, language())
    return Tile(
        code=code,
        name=_name(code),
        number=written,
        label=_label(_name(code), number, what),
        shade=shade,
        url=f"{query}country={code}#list",
    )


def _label(name: str, number: int | None, what: str) -> str:
    if what:
        told = gettext("not known") if number is None else formats.number(number, language())
        return gettext("%(country)s. %(what)s: %(number)s") % {"country": name, "what": what, "number": told}
    label = ngettext("%(country)s, one member", "%(country)s, %(n)s members", number)
    return label % {"country": name, "n": formats.number(number, language())}


def _name(code: str) -> str:
    return formats.country(code, language())
