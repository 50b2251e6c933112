"""What people fill about fees."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.fees.queries import uncalled


class StateFilter(forms.Form):
    """Which fees to show."""

    STATES = (
        ("", _("all")),
        ("open", _("to be paid")),
        ("late", _("late")),
        ("settled", _("paid")),
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)


class CallForm(forms.Form):
    """Whose fee to call, of those from whom it was not called this year."""

    membership = forms.ModelChoiceField(label=_("Member"), queryset=None)

    def __init__(self, *given: object, on: date, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["membership"].queryset = uncalled(on.year, on)
        self.fields["membership"].label_from_instance = lambda one: one.organisation.name


class PaymentForm(forms.Form):
    """Money received on an invoice."""

    amount = forms.DecimalField(label=_("Amount received"), min_value=0, max_digits=12, decimal_places=2)
    on = forms.DateField(label=_("Received on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    reference = forms.CharField(label=_("Reference"), required=False, max_length=140)

    def payment(self) -> dict[str, object]:
        """Return what was filled, the amount in whole cents."""
        filled = self.cleaned_data
        return {"cents": int(filled["amount"] * 100), "on": filled["on"], "reference": filled["reference"]}
