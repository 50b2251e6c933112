"""A line of the log of advocacy, and which lines to show."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.positions.models import Consultation, Intervention
from accede.register.forms import Day

ANY = [("", _("All"))]


class InterventionForm(forms.Form):
    """Whom the association met or wrote to, when, about what."""

    on = forms.DateField(label=_("Day"), widget=Day)
    kind = forms.ChoiceField(label=_("Kind"), choices=Intervention.Kind.choices)
    institution = Line(label=_("Institution"), max_length=200)
    met = Line(label=_("Office or unit there"), max_length=200, required=False, help_text=_("An office, not a name."))
    by_office = Line(label=_("Who spoke for the association"), max_length=200, help_text=_("An office, not a name."))
    topic = Line(label=_("Topic"), max_length=200)
    position = forms.ModelChoiceField(
        Consultation.objects.filter(state=Consultation.State.ADOPTED), label=_("Position used"), required=False
    )
    outcome = Lines(label=_("What came of it"), max_length=3000, required=False)
    link = forms.URLField(label=_("Link"), required=False, assume_scheme="https")


class LogFilter(forms.Form):
    """Which lines of the log to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    year = forms.ChoiceField(label=_("Year"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=ANY + Intervention.Kind.choices)

    def __init__(self, years: list[int], data: Any = None) -> None:
        super().__init__(data)
        self.fields["year"].choices = ANY + [(str(one), str(one)) for one in years]

    def wanted(self) -> dict[str, str]:
        """Return what is asked for; what makes no sense asks for nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
