"""A note of the office, and the search for one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line, Lines


class NoteForm(forms.Form):
    """What is to be remembered."""

    words = Lines(
        label=_("A note"),
        max_length=20_000,
        help_text=_("The secretariat and the Board read it. The candidate never sees it."),
    )
    corrects = forms.IntegerField(required=False, widget=forms.HiddenInput)


class NoteFilter(forms.Form):
    """Which notes to show."""

    note = Line(label=_("Words in notes"), required=False, max_length=100)
