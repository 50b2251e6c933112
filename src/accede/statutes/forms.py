"""What is asked of the statutes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.people.queries import language
from accede.rulebook.rule import LANGUAGES, Text
from accede.statutes.models import Edition
from accede.wording.formats import day, language_name, text


class CompareForm(forms.Form):
    """Which two editions to put side by side."""

    old = forms.ModelChoiceField(label=_("Edition before"), queryset=Edition.objects.defer("content"), empty_label=None)
    new = forms.ModelChoiceField(label=_("Edition after"), queryset=Edition.objects.defer("content"), empty_label=None)

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        for field in self.fields.values():
            field.label_from_instance = lambda one: day(one.in_force, language())


class CopyForm(forms.Form):
    """A file of a text: which text, in which language and version."""

    name = forms.ChoiceField(label=_("Text"))
    language = forms.ChoiceField(label=_("Language"))
    version = forms.RegexField(
        r"[1-9]\d{3}(-\d\d){0,2}",
        label=_("Version"),
        max_length=10,
        help_text=_("The day from which this wording counts, or as much of it as is known: 2021, 2021-11, 2021-11-26."),
        error_messages={"invalid": _("Give a year, a month or a day: 2021, 2021-11, 2021-11-26.")},
    )

    def __init__(self, *given: Any, names: Mapping[str, Text], holder: str, **named: Any) -> None:
        super().__init__(*given, **named)
        lang = language()
        self.fields["name"].choices = [(name, text(label, lang)) for name, label in names.items()]
        self.fields["language"].choices = languages(lang)
        self.fields["version"].kind = "short"
        self.fields["file"] = DocumentField(label=_("File"), holder=holder)

    def clean_version(self) -> str:
        """Return the version, if there is such a day."""
        version = self.cleaned_data["version"]
        try:
            date.fromisoformat(f"{version}-01-01"[:10])
        except ValueError:
            raise forms.ValidationError(self.fields["version"].error_messages["invalid"]) from None
        return version


def languages(language: str) -> list[tuple[str, str]]:
    """Return every language that a text may have, by its name: those of the site first."""
    own = [code for code, _name in settings.LANGUAGES]
    others = sorted(LANGUAGES - {*own}, key=lambda code: language_name(code, language))
    return [(code, language_name(code, language)) for code in (*own, *others)]
