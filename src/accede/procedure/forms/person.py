"""Somebody who is to work on a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line


class PersonForm(forms.Form):
    """Who it is, and how to reach this person."""

    name = Line(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("A letter says how to sign in with it; no password is needed.")
    )
