"""Where the numbers come from that a fee follows from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.rulebook.book import Book
from accede.wording.formats import day, number, text


def origins_told(known: Mapping[str, Mapping[str, Any]], book: Book, on: date, language: str) -> list[str]:
    """Say where each number comes from that a member's list may give."""
    return [_told(name, one, book, on, language) for name, one in known.items()]


def _told(name: str, one: Mapping[str, Any], book: Book, on: date, language: str) -> str:
    if one["is_listed"]:
        sentence = _("%(fact)s: %(number)s, by the member’s own list on %(day)s.")
    elif one.get("is_accepted"):
        sentence = _("%(fact)s: %(number)s, as accepted (%(year)s).")
    else:
        sentence = _("%(fact)s: %(number)s, as declared (%(year)s).")
    fact = text(book.fact[name].label, language) or name
    told = {"number": number(one["number"], language), "day": day(on, language)}
    return sentence % {"fact": fact, "year": one["year"] or _("year not known"), **told}
