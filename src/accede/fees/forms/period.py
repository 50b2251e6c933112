"""From when until when the books are asked for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accede.register.forms import Day


class PeriodForm(forms.Form):
    """A period, both days included."""

    start = forms.DateField(label=_("First day"), required=False, widget=Day)
    until = forms.DateField(label=_("Last day"), required=False, widget=Day)

    def clean(self) -> dict[str, object]:
        """Refuse a period that ends before it begins."""
        filled = super().clean()
        start, until = filled.get("start"), filled.get("until")
        if start and until and until < start:
            raise ValidationError(_("The period ends before it begins."))
        return filled
