"""What is filled to rehearse a change: the whole text of the proposal, and the terms that are tried otherwise."""

import tomllib
from dataclasses import dataclass, field
from datetime import date

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly
from accede.assembly.queries.enactment import takers
from accede.assembly.queries.naming import assembly_name
from accede.people.forms import Line
from accede.people.queries import language
from accede.register.forms import Day
from accede.web.proposal.brought import LONGEST, FilesField, parted
from accede.web.proposal.terms import changed, terms
from accede.wording.formats import day
from accede.wording.formats import text as text_in

GROUP_LABELS: dict[str, Promise] = {"votes": _("Votes"), "dates": _("Notices and dates"), "fees": _("Fees")}
WORDS: dict[str, Promise] = {
    "at_least": _("at least"),
    "more_than": _("more than"),
    "at_most": _("at most"),
    "less_than": _("less than"),
}


class PutForm(forms.Form):
    """On which agenda a proposal is put, and as which matter."""

    to = forms.ChoiceField(label=_("Agenda"))

    def __init__(self, on: date, data: object = None) -> None:
        super().__init__(data)
        self.takers = {f"{one.address}:{name}": (one, name) for one, name in takers(on)}
        self.fields["to"].choices = [(key, self._label(*one)) for key, one in self.takers.items()]

    def assembly(self) -> Assembly:
        """Return the assembly that is chosen."""
        return self.takers[self.cleaned_data["to"]][0]

    def matter(self) -> str:
        """Return the matter that is chosen."""
        return self.takers[self.cleaned_data["to"]][1]

    def title(self, text: str) -> dict[str, str]:
        """Return what the item is called, in each language."""
        label, in_force = self.assembly().book.decision[self.matter()].label, in_force_of(text)
        return {code: self._title(label, in_force, code) for code, _name in settings.LANGUAGES}

    def _title(self, label: dict[str, str], in_force: date | None, code: str) -> str:
        with translation.override(code):
            values = {"matter": text_in(label, code), "day": day(in_force, code) if in_force else ""}
            return gettext("%(matter)s: rules in force from %(day)s") % values

    def _label(self, assembly: Assembly, name: str) -> str:
        label = text_in(assembly.book.decision[name].label, language()) or name
        return gettext("%(assembly)s: %(matter)s") % {"assembly": assembly_name(assembly), "matter": label}


class TextForm(forms.Form):
    """The proposal as it stands, with the tables that were brought: carried from page to page, or brought as files."""

    text = forms.CharField(max_length=LONGEST, strip=False, required=False, widget=forms.HiddenInput)
    tables = forms.JSONField(required=False, widget=forms.HiddenInput)
    file = FilesField(
        label=_("A proposal or an edition as a file"),
        help_text=_("If it has tables of its own, choose them together with it (TOML and CSV)."),
        required=False,
        max_length=200,
        allow_empty_file=True,
    )

    def clean_text(self) -> str:
        """Return the text with its lines ended as they were: a browser ends them in its own way."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean_tables(self) -> dict[str, str]:
        """Return the tables that were brought before, by their names."""
        given = self.cleaned_data["tables"] or {}
        if not isinstance(given, dict) or not all(isinstance(one, str) for one in given.values()):
            raise forms.ValidationError(_("These are no tables."))
        return given

    def proposal(self, standing: str) -> "Proposal":
        """Return what was brought, else what was carried, else the text that stands; a fault is told at the files."""
        carried = Proposal(standing)
        if self.is_valid():
            carried = Proposal(self.cleaned_data["text"] or standing, self.cleaned_data["tables"])
        files = self.cleaned_data.get("file") if self.is_bound else None
        if not files:
            return carried
        try:
            text, tables = parted(files, carried.text)
        except forms.ValidationError as fault:
            self.add_error("file", fault)
            return carried
        is_new = text is not carried.text
        return Proposal(text, tables if is_new else carried.tables | tables, is_new)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The text that is tried, and the tables that were brought with it."""

    text: str
    tables: dict[str, str] = field(default_factory=dict)
    is_new: bool = False


class TermsForm(forms.Form):
    """The terms of one group as fields named by their keys, and the day from which the proposal would be in force."""

    in_force = forms.DateField(label=_("In force from"), widget=Day)

    def __init__(self, *given: object, text: str, group: str, in_force: date, **named: object) -> None:
        super().__init__(*given, initial={"in_force": in_force}, **named)
        self.text, self.group, self.terms = text, group, terms(text, group)
        for one in self.terms:
            if one.is_bound:
                words = forms.ChoiceField(choices=WORDS.items(), initial=one.path[-1], label=_("How it compares"))
                self.fields[f"{one.key} word"] = words
            self.fields[one.key] = Line(initial=one.value, max_length=200, label=one.key)

    def edited(self) -> str:
        """Return the text with what was filled."""
        filled = {name: value for name, value in self.cleaned_data.items() if isinstance(value, str)}
        return changed(self.text, filled, self.cleaned_data["in_force"])


def in_force_of(text: str) -> date | None:
    """Return the day that a rulebook names; None if the text is none, so that its terms cannot be found."""
    try:
        named = tomllib.loads(text)["rulebook"]["in_force"]
    except (ValueError, RecursionError, KeyError, TypeError):
        return None
    return named if isinstance(named, date) else None
