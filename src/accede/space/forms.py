"""Forms of the members' space."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines
from accede.space.models import Kind, Wish
from accede.space.queries.areas import AREAS


class ShelfSearch(forms.Form):
    """Which publications to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Kind.choices])
    area = forms.ChoiceField(
        required=False, choices=[("", ""), *((each.name, each.label) for each in AREAS)], widget=forms.HiddenInput
    )


class DigestForm(forms.Form):
    """How often a person is told what is new, and of what."""

    every = forms.ChoiceField(label=_("How often"), choices=Wish.Every.choices, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label=_("Of what"),
        required=False,
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none to hear of everything."),
    )
    words = Lines(
        label=_("Only with these words"),
        required=False,
        max_length=1000,
        help_text=_("A line for each search, such as “public procurement”. Leave it empty to hear of everything."),
        widget=forms.Textarea({"rows": 3}),
    )
    kinds.kind = "fold"
