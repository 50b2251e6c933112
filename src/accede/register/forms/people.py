"""What people fill about who holds which office."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.post.forms import PostalField
from accede.register.forms.day import Day


class AppointForm(forms.Form):
    """Who holds an office, from when, and until when if that is known."""

    office = forms.ChoiceField(label=_("Office"))
    name = Line(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    postal = PostalField(required=False, help_text=_("For whoever has no e-mail address: letters are printed then."))
    starts = forms.DateField(label=_("From"), widget=Day)
    ends = forms.DateField(label=_("Until"), required=False, widget=Day)

    def __init__(self, *given: object, offices: Mapping[str, str], **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["office"].choices = list(offices.items())

    def clean(self) -> dict[str, Any]:
        """Whoever holds an office can be written to."""
        said = super().clean()
        if not (said.get("email") or said.get("postal") or "email" in self.errors):
            self.add_error("email", _("Write an e-mail address, or else a postal address for letters on paper."))
        return said


class HandOverForm(forms.Form):
    """That a mandate ends; and, if somebody is named, to whom it is handed over."""

    on = forms.DateField(label=_("First day without it"), widget=Day)
    name = Line(label=_("Name of whoever holds it next"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    ends = forms.DateField(label=_("Until"), required=False, widget=Day)
