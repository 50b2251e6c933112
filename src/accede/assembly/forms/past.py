"""What is asked about assemblies from before this site, and the search in all that was decided."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.people.forms import Line, Lines
from accede.register.forms import Day


class PastForm(forms.Form):
    """An earlier assembly: when, what met, where, and what it decided."""

    day = forms.DateField(label=_("Day"), widget=Day)
    name = Line(label=_("What met"), help_text=_("For example: General Assembly."), max_length=200)
    place = Line(label=_("Place"), max_length=200, required=False)
    decided = Lines(
        label=_("What was decided"),
        help_text=_("The decisions, or the words of the minutes: this is what a search finds."),
        max_length=500_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class PaperForm(forms.Form):
    """A paper of an earlier assembly."""

    def __init__(self, *given: Any, holder: str) -> None:
        super().__init__(*given)
        self.fields["file"] = DocumentField(label=_("File"), holder=holder)


class RecordsForm(forms.Form):
    """Words that are looked for."""

    q = Line(label=_("Words"), max_length=200, required=False)
