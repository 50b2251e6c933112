"""The criteria as questions that anybody may put to itself; sent by GET, so that the answers stand in the address."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.procedure.forms.candidacy import entry_field
from accede.procedure.queries.check import facts_asked, questions
from accede.procedure.queries.request import sheet_of
from accede.procedure.queries.sheet import facts_said, read
from accede.procedure.queries.verification import Line
from accede.register.forms import fact_field
from accede.rulebook.book import Book
from accede.rulebook.facts import Fact
from accede.rulebook.form import Entry
from accede.rulebook.path import Path
from accede.rulebook.rule import Text
from accede.rulebook.verdict import Country
from accede.wording.formats import text

ANSWERS = {"yes": True, "no": False, "unsure": None}
CHOICES = [("yes", _("Yes")), ("no", _("No")), ("unsure", _("I do not know"))]


class CheckForm(forms.Form):
    """What the criteria of a path depend on, then each criterion that people judge; every answer may be left out."""

    use_required_attribute = False

    def __init__(
        self, data: Mapping[str, Any] | None, *, book: Book, path: Path, wording: Mapping[str, Text], language: str
    ) -> None:
        super().__init__(data)
        self.book, self.path, self.language = book, path, language
        self.asked = facts_asked(book, path)
        for name, fact in self.asked.items():
            field = entry_field(fact, language) if isinstance(fact, Entry) else fact_field(fact, language)
            field.label = text(wording.get(name, fact.label), language) or name
            self.fields[name] = field
        for line in questions(book, path):
            if line.is_judged:
                self.fields[line.name] = _question(line, wording, language)
        for field in self.fields.values():
            field.required = False

    def answers(self) -> dict[str, bool | None]:
        """Return what was answered to each criterion."""
        given = {name: self.cleaned_data.get(name) for name in self.fields if name not in self.asked}
        return {name: ANSWERS[answer] for name, answer in given.items() if answer}

    def facts(self, on: date) -> dict[str, Fact]:
        """Return the facts that were given, as the rulebook reads them."""
        sheet = sheet_of(self.book, self.path)
        entries = {one.name: name for name, one in self.asked.items() if isinstance(one, Entry)}
        typed = {entry: self.cleaned_data.get(name, "") for entry, name in entries.items()}
        plain = {name: self.cleaned_data.get(name) for name in self.asked if name not in entries.values()}
        declared = {name: value for name, value in plain.items() if value not in (None, "")}
        read_so = {name: Country(value) if self._is_country(name) else value for name, value in declared.items()}
        return read_so | facts_said(sheet, read(sheet, typed, on).values)

    def _is_country(self, name: str) -> bool:
        return self.asked[name].kind == "country"


def _question(line: Line, wording: Mapping[str, Text], language: str) -> forms.ChoiceField:
    label = text(wording.get(line.name, line.criterion.label), language) or line.name
    note = text(line.criterion.note, language)
    field = forms.ChoiceField(label=label, help_text=note, choices=CHOICES, widget=forms.RadioSelect)
    field.kind = "row"
    return field
