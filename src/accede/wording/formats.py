"""Days, money, countries, shares and counts as each language writes them (CLDR, through Babel)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from accede.rulebook.verdict import Money
from accede.wording.catalogue import _, said
from accede.wording.folding import folded
from accede.wording.signs import spaced

# Territories of CLDR that are no country one can have a seat in.
NOT_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
COUNTRIES = frozenset(
    code for code in Locale("en").territories if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
)
NO_BREAK = "\u00a0"
WRITTEN = 4096  # days and numbers that a process remembers as written: a list writes the same ones again and again
GLYPHS = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
    Fraction(1, 5): "⅕",
}


def text(texts: Mapping[str, str], language: str) -> str:
    """Return a text in a language, else in English, else in whichever there is."""
    if own := texts.get(language):
        return spaced(own, language)
    return texts.get("") or texts.get("en") or next(iter(texts.values()), "")


@lru_cache(WRITTEN)
def day(value: date, language: str, *, weekday: bool = False, year: bool = True) -> str:
    """Write a day; its number and its month are held together by a no-break space."""
    pattern = "EEEE d MMMM y" if weekday else "d MMMM y" if year else "d MMMM"
    written = format_date(value, pattern, locale=_locale(language))
    return re.sub(rf"(?<!\d){value.day} ", f"{_ordinal(value, language)}{NO_BREAK}", written, count=1)


def version(value: str, language: str) -> str:
    """Write the version of a text, a day or as much of it as is known: 26 November 2021, November 2021, 2021."""
    try:
        return day(date.fromisoformat(value), language)
    except ValueError:
        pass
    try:
        return format_date(date.fromisoformat(f"{value}-01"), "MMMM y", locale=_locale(language))
    except ValueError:
        return value


def hour(value: datetime, language: str, zone: ZoneInfo) -> str:
    """Write the hour of an instant in a zone, 14:05 or 14h05."""
    return format_time(value, "HH:mm" if language != "fr" else "HH'h'mm", tzinfo=zone, locale=language)


def moment(value: datetime, language: str, zone: ZoneInfo) -> str:
    """Write an instant as day and hour in a zone."""
    first = _ordinal(value.astimezone(zone), language)
    return re.sub(r"^\d+", first, format_datetime(value, "d MMMM y, HH:mm", tzinfo=zone, locale=language))


def _ordinal(value: date, language: str) -> str:
    """Write the number of a day in its month; French counts the first one."""
    return "1er" if language == "fr" and value.day == 1 else str(value.day)


def money(value: Money, language: str) -> str:
    """Write an amount with its currency; CLDR parts a code made of letters from the number."""
    written = format_currency(Decimal(value.cents) / 100, value.currency, locale=language)
    return re.sub(r"(?<=[A-Z])(?=\d)", NO_BREAK, written)


def plain_money(cents: int, language: str) -> str:
    """Write an amount without its currency, for the lines of a sum."""
    return format_decimal(Decimal(cents) / 100, "#,##0.00;−\u00a0#,##0.00", locale=language)


def country(code: str, language: str) -> str:
    """Write the name of a country; where none is known, that."""
    if not code:
        return said(_("country not known"), language)
    return territories(language).get(code, code)


def language_name(code: str, language: str) -> str:
    """Write the name of a language in a language, as it begins a line."""
    name = _locale(language).languages.get(code, code)
    return name[:1].upper() + name[1:]


def countries(language: str) -> list[tuple[str, str]]:
    """Return the code of every country one can have a seat in, with its name in a language, in the order of names."""
    return sorted(((code, country(code, language)) for code in COUNTRIES), key=lambda one: folded(one[1]))


def territories(language: str) -> Mapping[str, str]:
    """Return the names of countries and of larger regions in a language, by their codes."""
    return _locale(language).territories


@lru_cache(WRITTEN)
def number(value: int | Fraction, language: str) -> str:
    """Write a whole number, or a fraction as people read it."""
    exact = Fraction(value)
    whole, rest = divmod(exact, 1)
    if not rest:
        return format_decimal(int(whole), locale=_locale(language))
    glyph = GLYPHS.get(rest, f" {rest.numerator}/{rest.denominator}")
    return f"{format_decimal(int(whole), locale=_locale(language)) if whole else ''}{glyph}".strip()


def votes(value: int | Fraction, language: str) -> str:
    """Write a number of votes, parts of one with two decimals at most, as counts of elections are published."""
    exact = Fraction(value)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    return format_decimal(decimal, "#,##0.##", locale=_locale(language))


def share(value: Fraction, language: str) -> str:
    """Write a share: one half as a fraction, 27 % as a percentage."""
    if value in GLYPHS or value.denominator < 10:
        return (
            f"{value.numerator}/{value.denominator}"
            if value.denominator > 1
            else format_percent(value.numerator, locale=language)
        )
    return percent(value, language)


def percent(value: Fraction, language: str) -> str:
    """Write a share as a percentage, with two decimals at most."""
    pattern = Locale.parse(language).percent_formats[None].pattern.replace("#0", "#0.##")
    return format_percent(Decimal(value.numerator) / Decimal(value.denominator), pattern, locale=language)


def listed(words: Iterable[str], language: str, style: str = "standard") -> str:
    """Join words as the language lists them: a, b and c; with the style "or": a, b or c."""
    return format_list(list(words), style, locale=language)


@lru_cache
def _locale(language: str) -> Locale:
    # In a long list, to find the language again took longer than to write in it.
    return Locale.parse(language)


def grouped(value: str) -> str:
    """Write an account number or a reference in groups of four, as banks do."""
    return " ".join(value[at : at + 4] for at in range(0, len(value), 4))
