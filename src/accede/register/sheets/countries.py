"""Countries as people write them: by code, or by name in English, French, German or their own languages (CLDR)."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

EVERYWHERE = ("en", "fr", "de")
# Names in use in older lists that CLDR no longer has.
FORMER = {
    "Netherlands": ("The Netherlands", "Holland"),
    "Czechia": ("Czech Republic", "République tchèque", "Tschechische Republik"),
    "Slovakia": ("Slovak Republic",),
    "Moldova": ("Moldova, Republic of", "Republic of Moldova"),
    "North Macedonia": ("Macedonia", "Macedonia, Republic of", "FYROM"),
    "Bosnia & Herzegovina": ("Bosnia and Herzegovina",),
    "Türkiye": ("Turkey", "Turquie"),
    "United Kingdom": ("Great Britain", "England", "Scotland", "Wales"),
    "Russia": ("Russian Federation",),
    "Ireland": ("Republic of Ireland",),
}


@lru_cache(maxsize=1000)
def code_of(written: str) -> str | None:
    """Return the two letters of a country, however it is written; None where it is none."""
    return _names().get(_plain(written))


@cache
def _names() -> Mapping[str, str]:
    codes = [code for code in Locale.parse("en").territories if len(code) == 2 and code.isalpha()]
    names = {_plain(name): code for code in codes for name in _own_names(code)}
    # Three letters, and letters that were in use before: BEL, UK. The Union writes Greece as EL.
    older = {_plain(old): new[0] for old, new in get_global("territory_aliases").items() if len(new) == 1}
    names |= {old: code for old, code in older.items() if code in codes and old.isalpha()}
    names |= {_plain(code): code for code in codes} | {"el": "GR"}
    names |= {_plain(old): names[_plain(name)] for name, several in FORMER.items() for old in several}
    return MappingProxyType(names)


def _own_names(code: str) -> Iterator[str]:
    for language in (*get_official_languages(code, de_facto=True), *EVERYWHERE):
        try:
            name = Locale.parse(language).territories.get(code)
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            yield name


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in parts if one.isalnum())
