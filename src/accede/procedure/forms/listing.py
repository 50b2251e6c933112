"""Which candidacies the office looks for, and in which order it wants them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.procedure.models import Candidacy

Choices = list[tuple[str, str]]
ORDERS = [
    ("", _("Latest first")),
    ("waiting", _("Longest waiting first")),
    ("name", _("Organisation")),
    ("country", _("Country")),
    ("assembly", _("Assembly")),
]


class CandidacyFilter(forms.Form):
    """Which candidacies to list; what there is only one of is not asked."""

    words = Line(label=_("Name or number"), required=False, max_length=100)
    step = forms.ChoiceField(label=_("Step"), required=False)
    turn = forms.ChoiceField(label=_("Whose turn"), required=False)
    late = forms.ChoiceField(label=_("Late"), required=False, choices=[("", _("All")), ("yes", _("Only what is late"))])
    country = forms.ChoiceField(label=_("Country"), required=False)
    path = forms.ChoiceField(label=_("Path"), required=False)
    assembly = forms.ChoiceField(label=_("Assembly"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    asked = forms.ChoiceField(label=_("Questions"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)

    def __init__(self, data: Mapping[str, Any] | None, **choices: Choices) -> None:
        super().__init__(data)
        self.fields["asked"].choices = [("", _("All")), ("open", _("A question is open")), ("answered", _("Answered"))]
        self.fields["state"].choices = [("", _("All")), *Candidacy.State.choices]
        for name, found in choices.items():
            self.fields[name].choices = [("", _("All")), *found]
            if len(found) < 2 and name not in self.data:
                del self.fields[name]

    def wanted(self) -> dict[str, str]:
        """Return what narrows the list; what nobody offers narrows nothing, and its field says so."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}
