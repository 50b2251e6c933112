"""The day of the scale, and what must be known to say a fee."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.fees.queries import asked
from accede.people.forms import Line
from accede.register.forms import Day, DayForm, fact_field
from accede.rulebook.book import Book
from accede.rulebook.facts import Fact
from accede.rulebook.verdict import Country
from accede.wording.formats import text
from accede.wording.phrases import label_of


class ScaleDay(DayForm):
    """The day whose scale is shown; today if it is left out."""

    on = forms.DateField(label=_("As it holds on"), required=False, widget=Day)


class PlanFilter(ScaleDay):
    """By which day a yearly call is looked at, and which of its members are shown."""

    STATES = (
        ("", _("all")),
        ("to_call", _("to be called")),
        ("changed", _("otherwise than last year")),
        ("unsaid", _("cannot be called")),
        ("called", _("called")),
        ("nothing", _("owes nothing")),
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    search = Line(label=_("Member"), required=False, max_length=100)


class FeeForm(forms.Form):
    """What must be known to say a fee: whatever the rulebook asks for, and of several categories which."""

    def __init__(self, data: Mapping[str, Any] | None, *, book: Book, categories: Sequence[str], language: str) -> None:
        super().__init__(data)
        self.categories, is_one = categories, len(categories) == 1
        self.asked = {name: fact for one in categories for name, fact in asked(book, one).items()}
        if not is_one and categories:
            choices = [(one, label_of(book.category[one], language)) for one in categories]
            self.fields["category"] = forms.ChoiceField(label=_("Category"), choices=choices)
        for name, fact in self.asked.items():
            self.fields[name] = fact_field(fact, language)
            self.fields[name].label = text(fact.label, language) or name
            self.fields[name].required &= is_one

    @property
    def category(self) -> str:
        """The category whose fee is asked for."""
        return self.cleaned_data.get("category", self.categories[0])

    def facts(self) -> dict[str, Fact]:
        """Return what was given, as the rulebook reads it."""
        given = {name: self.cleaned_data[name] for name in self.asked}
        known = {name: value for name, value in given.items() if value not in (None, "")}
        return {name: Country(value) if self.asked[name].kind == "country" else value for name, value in known.items()}
