"""Money received."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PaymentForm(forms.Form):
    """Money received on an invoice."""

    amount = forms.DecimalField(label=_("Amount received"), min_value=0, max_digits=12, decimal_places=2)
    on = forms.DateField(label=_("Received on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    reference = forms.CharField(label=_("Reference"), required=False, max_length=140)

    def payment(self) -> dict[str, object]:
        """Return what was filled, the amount in whole cents."""
        filled = self.cleaned_data
        return {"cents": int(filled["amount"] * 100), "on": filled["on"], "reference": filled["reference"]}
