"""What people fill on a member's path: how it is opened, what was decided and why, what is stated besides."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.procedure.models import Proceeding
from accede.procedure.queries.telling import whoever
from accede.procedure.queries.ways import MEMBERS, Wish
from accede.register.forms import Day, fact_field
from accede.rulebook.book import Book
from accede.rulebook.facts import Fact
from accede.rulebook.path import Path
from accede.rulebook.verdict import Country, Named
from accede.wording.formats import text
from accede.wording.margin import named

FACT = "fact_"
LONGEST = 20_000
YES = {"yes": True, "no": False}


class FactsForm(forms.Form):
    """What the rulebook asks for and the register does not know; what is left empty stays unknown."""

    def __init__(self, data: Mapping[str, Any] | None, *, names: Iterable[str], book: Book, language: str) -> None:
        super().__init__(data)
        self.book = book
        for name in names:
            self.fields[FACT + name] = _stated(name, book, language)

    def facts(self) -> dict[str, Fact]:
        """Return the facts that were stated, as the rulebook reads them."""
        return {name: _read(self.book, name, one) for name, one in self._given() if name in self.book.fact}

    def days(self) -> dict[str, date]:
        """Return the days that were stated, which the rulebook counts from."""
        return {name: one for name, one in self._given() if isinstance(one, date)}

    def _given(self) -> Iterable[tuple[str, Any]]:
        said = ((name.removeprefix(FACT), one) for name, one in self.cleaned_data.items() if name.startswith(FACT))
        return ((name, one) for name, one in said if one not in (None, "", []))


class OpeningForm(FactsForm):
    """How a path is opened: by whom, when, on what grounds, in what form, and what is written."""

    field_order = ("opener", "number", "on", "grounds", "form", "statement")

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        path: Path,
        book: Book,
        openers: list[str],
        names: Iterable[str],
        today: date | None,
        language: str,
    ) -> None:
        super().__init__(data, names=names, book=book, language=language)
        self.openers = openers
        if len(openers) > 1:
            choices = [(one, whoever(one, book, language)) for one in openers]
            self.fields["opener"] = forms.ChoiceField(label=_("Opened by"), choices=choices)
        if MEMBERS in openers:
            self.fields["number"] = forms.IntegerField(label=_("How many members"), min_value=1, required=False)
        if today:
            self.fields["on"] = forms.DateField(label=_("On what day"), initial=today, widget=Day)
        self._ask_why(path, language)
        label = _("What you write") if openers == ["member"] else _("Letter, motion or reasons")
        self.fields["statement"] = Lines(label=label, required=False, max_length=LONGEST)
        self.order_fields(self.field_order)

    def _ask_why(self, path: Path, language: str) -> None:
        if path.grounds:
            self.fields["grounds"] = forms.MultipleChoiceField(
                label=_("Grounds"), choices=_named(path.grounds, language), widget=forms.CheckboxSelectMultiple
            )
        if path.form:
            choices = [*_named(path.form, language), ("", _("In another form"))]
            self.fields["form"] = forms.ChoiceField(
                label=_("In which form"), choices=choices, required=False, widget=forms.RadioSelect
            )

    def wish(self, today: date) -> Wish:
        """Return how the path is to be opened."""
        said = self.cleaned_data
        return Wish(
            opener=said.get("opener", self.openers[0]),
            on=said.get("on") or today,
            number=said.get("number"),
            grounds=tuple(said.get("grounds", ())),
            form=said.get("form", ""),
            facts=self.facts(),
            days={name: one for name, one in self.days().items() if name not in self.book.fact},
        )


class StepForm(forms.Form):
    """That a step was taken: when, what it answered, and why."""

    on = forms.DateField(label=_("On what day"), widget=Day)
    answer = forms.ChoiceField(
        label=_("Decision"), choices=[("yes", _("In favour")), ("no", _("Against"))], widget=forms.RadioSelect
    )
    note = Lines(label=_("What was said, and why"), required=False, max_length=LONGEST)

    def __init__(self, data: Mapping[str, Any] | None, *, is_answered: bool, today: date) -> None:
        super().__init__(data, initial={"on": today})
        if not is_answered:
            del self.fields["answer"]

    def said(self) -> dict[str, Any]:
        """Return what was filled, as the deed takes it."""
        return self.cleaned_data | {"answer": YES[self.cleaned_data.get("answer", "yes")]}


class OwnStepForm(forms.Form):
    """What a member writes when it takes a step of its own."""

    note = Lines(label=_("What you write"), required=False, max_length=LONGEST)


class HearingForm(forms.Form):
    """What a member has to say."""

    words = Lines(label=_("What the member says"), max_length=LONGEST)


class TakeBackForm(forms.Form):
    """Why something is taken back, and who agreed."""

    reason = Lines(label=_("Why, and who agreed"), required=False, max_length=2000)


class ProceedingFilter(forms.Form):
    """Which files to list."""

    words = Line(label=_("Name of the member"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *Proceeding.State.choices])


def _named(choices: Mapping[str, Mapping[str, str]], language: str) -> list[tuple[str, str]]:
    return [(name, text(label, language) or name) for name, label in choices.items()]


def _stated(name: str, book: Book, language: str) -> forms.Field:
    rule = book.fact.get(name)
    field = forms.DateField(widget=Day) if rule is None else fact_field(rule, language)
    if rule is not None and rule.kind == "yes":
        field = forms.ChoiceField(choices=[("", "–"), ("yes", _("Yes")), ("no", _("No"))])
    field.required, field.label = False, named(Named("fact", name), book, language)
    return field


def _read(book: Book, name: str, value: Any) -> Fact:
    kind = book.fact[name].kind
    return Country(value) if kind == "country" else YES[value] if kind == "yes" else value
