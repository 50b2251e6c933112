"""Forms of the members' space."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.space.models import Kind


class ShelfSearch(forms.Form):
    """Which publications to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Kind.choices])
