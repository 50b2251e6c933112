"""What stands in a cell: a day, a whole number, an address; each reader raises Wrong with what was expected."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from accede.register.sheets.countries import code_of
from accede.rulebook.fact import FactRule
from accede.rulebook.facts import Fact
from accede.wording.folding import folded

ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?[\d:.]*)$")
PARTS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
YEAR = re.compile(r"(1[89]|20)\d\d$")
WHOLE = re.compile(r"\d+$|\d{1,3}(?:([ .,'’\u00a0\u202f])\d{3})(?:\1\d{3})*$")
LONGEST = 200
is_address = URLValidator(schemes=["http", "https"])


# Yes and no as people write them, and other products do.
YES, NO = {"yes", "oui", "ja", "true", "1"}, {"no", "non", "nein", "false", "0"}


class Wrong(Exception):
    """A cell that does not hold what its column is for; the code of what was expected."""


def day(text: str, *, month_first: bool) -> tuple[date, bool]:
    """Read a day, or a year alone; the second value says that it is a year alone."""
    if YEAR.match(text):
        return date(int(text), 1, 1), True
    try:
        if found := ISO.match(text):
            return date(*(int(part) for part in found.groups())), False
        if found := PARTS.match(text):
            first, second, year = int(found[1]), int(found[3]), int(found[4])
            return date(year, *((first, second) if month_first else (second, first))), False
    except ValueError:
        pass
    raise Wrong("day")


def is_month_first(texts: Iterable[str]) -> bool:
    """Say whether the days of a file are written 12/31/2020: some can be read so alone, and none otherwise alone."""
    months, days = False, False
    for text in texts:
        if found := PARTS.match(text):
            days |= int(found[1]) > 12
            months |= int(found[3]) > 12
    return months and not days


def whole(text: str) -> int:
    """Read a whole number, with or without marks between its thousands."""
    if not WHOLE.match(text) or len(text) > 18:
        raise Wrong("whole")
    return int(re.sub(r"\D", "", text))


def address(text: str) -> str:
    """Read the address of a website; `https://` may be left out."""
    full = text if "://" in text else f"https://{text}"
    try:
        is_address(full)
    except ValidationError:
        raise Wrong("address") from None
    return full


def fact(rule: FactRule, text: str, *, month_first: bool) -> Fact:
    """Read the answer to what a rule asks."""
    readers: dict[str, Callable[[], Fact | None]] = {
        "yes": lambda: {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}.get(folded(text)),
        "choice": lambda: labelled(rule.choices).get(folded(text)),
        "date": lambda: _whole_day(text, month_first=month_first),
        "country": lambda: code_of(text),
        "list": lambda: tuple(one.strip() for one in text.split(",") if one.strip()),
    }
    found = readers[rule.kind]() if rule.kind in readers else text
    if found is None or len(text) > LONGEST:
        raise Wrong("fact")
    return found


def labelled(labels: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return names by the words that a cell may have for them: their labels, and the names themselves."""
    return {folded(word): name for name, label in labels.items() for word in (*label.values(), name)}


def _whole_day(text: str, *, month_first: bool) -> date | None:
    found, is_year = day(text, month_first=month_first)
    return None if is_year else found
