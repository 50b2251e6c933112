"""What went wrong while members took part from afar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines


class TroubleForm(forms.Form):
    """What happened, and whom it kept from taking part."""

    text = Lines(label=_("What happened, and whom it kept from taking part"), max_length=2000)
