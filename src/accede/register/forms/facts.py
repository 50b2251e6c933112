"""Fields for facts of the rulebook."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.forms.day import Day
from accede.rulebook.fact import FactRule
from accede.wording.formats import countries, text

Choices = list[tuple[str, str]]


def country_choices(language: str) -> Choices:
    """Return every country by its name in a language."""
    return [("", "–"), *countries(language)]


class Words(forms.CharField):
    """Several words, one beside the other, as a list."""

    def clean(self, value: Any) -> tuple[str, ...] | None:
        """Return the words that stand between commas, if there are any."""
        return tuple(one.strip() for one in super().clean(value).split(",") if one.strip()) or None


class FactForm(forms.Form):
    """One fact of the rulebook, and from when it is so."""

    since = forms.DateField(label=_("True since"), widget=Day)
    source = Line(label=_("Source"), required=False, max_length=500)

    def __init__(self, *given: object, fact: FactRule, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        places = {"number": 4, "money": 2}.get(fact.kind)
        amount = forms.DecimalField(min_value=0, max_digits=16, decimal_places=places) if places else None
        self.fields["value"] = field = amount or fact_field(fact, language)
        field.label = text(fact.label, language) or fact.name
        field.help_text = text(fact.definition, language) or field.help_text
        self.order_fields(["value"])


def fact_field(fact: FactRule, language: str) -> forms.Field:
    """Return a field for a fact of the rulebook."""
    if fact.kind == "country":
        return forms.ChoiceField(choices=country_choices(language))
    if fact.kind == "yes":
        return forms.BooleanField(required=False)
    if fact.kind == "choice":
        return forms.ChoiceField(choices=[(name, text(label, language)) for name, label in fact.choices.items()])
    if fact.kind == "date":
        return forms.DateField(widget=Day)
    if fact.kind == "text":
        return Line(max_length=200)
    if fact.kind == "list":
        return Words(help_text=_("Several, with commas between them; a country by its two letters, such as BE."))
    return forms.IntegerField(min_value=0, max_value=10**9, widget=forms.TextInput({"inputmode": "numeric"}))
