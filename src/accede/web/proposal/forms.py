"""What is filled to rehearse a change: the whole text of the proposal, and the terms that are tried otherwise."""

import tomllib
from datetime import date

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.web.proposal.terms import changed, terms

LONGEST = 1_000_000  # characters; a rulebook beyond this is a mistake
GROUP_LABELS: dict[str, Promise] = {"votes": _("Votes"), "dates": _("Notices and dates"), "fees": _("Fees")}
WORDS: dict[str, Promise] = {
    "at_least": _("at least"),
    "more_than": _("more than"),
    "at_most": _("at most"),
    "less_than": _("less than"),
}


class TextForm(forms.Form):
    """The proposal as it stands: carried from page to page, or brought as a file."""

    text = forms.CharField(max_length=LONGEST, strip=False, required=False, widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("A proposal or an edition as a file"), required=False, max_length=200, allow_empty_file=True
    )

    def clean_text(self) -> str:
        """Return the text with its lines ended as they were: a browser ends them in its own way."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean_file(self) -> str | None:
        """Return the text in the file."""
        file = self.cleaned_data.get("file")
        if file is None:
            return None
        if file.size > LONGEST:
            raise forms.ValidationError(_("This file is too large to be a rulebook."))
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise forms.ValidationError(_("This file is not text in UTF-8.")) from fault


class TermsForm(forms.Form):
    """The terms of one group as fields named by their keys, and the day from which the proposal would be in force."""

    in_force = forms.DateField(
        label=_("In force from"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *given: object, text: str, group: str, in_force: date, **named: object) -> None:
        super().__init__(*given, initial={"in_force": in_force}, **named)
        self.text, self.group, self.terms = text, group, terms(text, group)
        for one in self.terms:
            if one.is_bound:
                words = forms.ChoiceField(choices=WORDS.items(), initial=one.path[-1], label=_("How it compares"))
                self.fields[f"{one.key} word"] = words
            self.fields[one.key] = forms.CharField(initial=one.value, max_length=200, label=one.key)

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
