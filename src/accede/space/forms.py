"""Forms of the members' space."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.space.models import Kind
from accede.space.queries.areas import AREAS


class ShelfSearch(forms.Form):
    """Which publications to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Kind.choices])
    area = forms.ChoiceField(
        required=False, choices=[("", ""), *((each.name, each.label) for each in AREAS)], widget=forms.HiddenInput
    )
