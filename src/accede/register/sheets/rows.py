"""A row of a file becomes what the register would hold, or the faults that keep it from that."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.post.envelope import within_window
from accede.register.models import Organisation
from accede.register.models.keys import named_key, number_key
from accede.register.queries.figures import stated_facts
from accede.register.sheets import cells
from accede.register.sheets.cells import Wrong
from accede.register.sheets.columns import FACT, FIGURE, year_of
from accede.register.sheets.countries import code_of
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.facts import Fact
from accede.wording.folding import folded

# What was expected of a cell, by the code of its fault.
EXPECTED: dict[str, Promise] = {
    "missing": _("a name: every organisation has one"),
    "long": _("a shorter text"),
    "country": _("a country, by its code or its name"),
    "category": _("a category that the statutes know"),
    "day": _("a day such as 2027-05-21 or 21.05.2027, or a year"),
    "later": _("a day that is not later than today"),
    "whole": _("a whole number"),
    "address": _("the address of a website"),
    "postal": _("a postal address of at most five lines"),
    "fact": _("an answer that the rules know: yes or no, one of its choices, or a day"),
}
LONGEST = {
    name: Organisation._meta.get_field(name).max_length
    for name in ("name", "seat", "legal_form", "registration", "website")
} | {"postal": 300}


@dataclass
class Row:
    """What a row says, by field, its figures as (name, value, year), its facts, its faults as [column, value, code]."""

    line: int
    said: dict[str, object] = field(default_factory=dict)
    figures: list[tuple[str, int, int | None]] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    faults: list[list[object]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What its organisation is compared by: its country, and its name without case and accents."""
        return named_key(str(self.said.get("name", "")), str(self.said.get("country", "")))

    @property
    def number_key(self) -> str:
        """What its organisation is compared by if it has a registration number."""
        return number_key(str(self.said.get("registration", "")), str(self.said.get("country", "")))


@dataclass(frozen=True)
class Plan:
    """How the rows of a file are read: the field of each column, and what the rulebook calls things."""

    headers: Sequence[str]
    columns: Mapping[int, str]
    categories: Mapping[str, str]
    legal_forms: Mapping[str, str]
    facts: Mapping[str, FactRule]
    category: str
    year: int | None
    month_first: bool
    today: date

    def read(self, line: int, texts: Sequence[str]) -> Row:
        """Read a row; what is wrong in it stands in its faults."""
        row = Row(line)
        for place, name in self.columns.items():
            text = texts[place] if place < len(texts) else ""
            if not text:
                continue
            try:
                self._take(row, place, name, text)
            except Wrong as wrong:
                row.faults.append([place, text[:200], str(wrong)])
        if not row.said.get("name") and not any(self.columns[place] == "name" for place, *_rest in row.faults):
            row.faults.insert(0, [self._place("name"), "", "missing"])
        row.said.setdefault("category", self.category)
        return row

    def _take(self, row: Row, place: int, name: str, text: str) -> None:
        if name.startswith(FIGURE):
            year = year_of(self.headers[place]) or self.year
            row.figures.append((name.removeprefix(FIGURE), cells.whole(text), year))
        elif name.startswith(FACT):
            rule = self.facts[name.removeprefix(FACT)]
            row.facts[rule.name] = cells.fact(rule, text, month_first=self.month_first)
        elif name == "starts":
            row.said["starts"], row.said["starts_year_only"] = self._day(text)
        else:
            row.said[name] = self._text(name, text)

    def _text(self, name: str, text: str) -> str:
        readers: dict[str, Callable[[str], str | None]] = {
            "country": code_of,
            "category": lambda one: self.categories.get(folded(one)),
            "legal_form": lambda one: self.legal_forms.get(folded(one), one),
            "website": cells.address,
            "postal": within_window,
        }
        value = readers[name](text) if name in readers else text
        if value is None:
            raise Wrong(name)
        if len(value) > LONGEST.get(name, 60):
            raise Wrong("long")
        return value

    def _day(self, text: str) -> tuple[date, bool]:
        found, is_year = cells.day(text, month_first=self.month_first)
        if found > self.today:
            raise Wrong("later")
        return found, is_year

    def _place(self, name: str) -> int:
        return next((place for place, one in self.columns.items() if one == name), 0)


def planned(
    book: Book,
    today: date,
    headers: Sequence[str],
    columns: Mapping[str, str],
    rows: Iterable[Sequence[str]],
    **more: object,
) -> Plan:
    """Return how to read rows under a rulebook; all its days together say how they are written."""
    places, facts = {int(place): name for place, name in columns.items() if name}, stated_facts(book)
    names = {"starts", *(f"{FACT}{name}" for name, rule in facts.items() if rule.kind == "date")}
    dated = [place for place, name in places.items() if name in names]
    days = (row[place] for row in rows for place in dated if place < len(row)) if dated else ()
    return Plan(
        headers=headers,
        columns=places,
        categories=cells.labelled({name: rule.label for name, rule in book.category.items()}),
        legal_forms=cells.labelled(legal_forms(book)),
        facts=facts,
        month_first=cells.is_month_first(days),
        today=today,
        **more,
    )


def legal_forms(book: Book) -> dict[str, Mapping[str, str]]:
    """Return the legal forms that a rulebook names, with their labels: they stand with the fact, or in a form."""
    asked = [one.choices for form in book.form.values() for one in form.fields if one.fact == "legal_form"]
    own = book.fact["legal_form"].choices if "legal_form" in book.fact else {}
    return {name: label for choices in (*asked, own) for name, label in (choices or {}).items()}
