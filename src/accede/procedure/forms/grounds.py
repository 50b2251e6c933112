"""What the assembly gave as its reasons."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines


class GroundsForm(forms.Form):
    """Why the assembly did not admit a candidate, or adjourned."""

    reasons = Lines(
        label=_("Reasons of the assembly"),
        max_length=10_000,
        help_text=_("As the minutes have them; the candidate has a letter with them."),
    )
