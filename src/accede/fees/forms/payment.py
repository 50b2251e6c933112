"""Money received, used and given back."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum import iban
from stdnum.exceptions import ValidationError

from accede.fees.models import Invoice
from accede.fees.queries import named_invoices
from accede.people.forms import Line
from accede.register.forms import Day
from accede.register.models import Membership


class Cents(forms.DecimalField):
    """An amount of money, in whole cents once it is read."""

    def __init__(self, **named: object) -> None:
        super().__init__(min_value=0, max_digits=12, decimal_places=2, **named)

    def clean(self, value: object) -> int | None:
        """Return the cents."""
        read = super().clean(value)
        return None if read is None else int(read * 100)

    def prepare_value(self, value: object) -> object:
        """Show cents as they are typed."""
        return Decimal(value).scaleb(-2) if isinstance(value, int) else value


class Invoices(forms.CharField):
    """Invoices by what stands on them, their number or either reference; unless said otherwise several, or none."""

    def __init__(self, **named: Any) -> None:
        told = _("Their numbers, such as 2027-0001: it pays one after another, and what is more stays the payer’s.")
        usual = {"label": _("For which fees"), "help_text": told, "required": False, "max_length": 2000}
        super().__init__(**usual | named)

    def clean(self, value: str) -> list[Invoice]:
        """Return the invoices, in the order given."""
        found, missing = named_invoices(super().clean(value))
        if missing:
            raise forms.ValidationError(_("No fee has the number %(number)s.") % {"number": missing[0]})
        return found


class PayingMember(forms.IntegerField):
    """The member that money is from, by its number in the register; perhaps none."""

    def __init__(self) -> None:
        told = _("As the register has it.")
        super().__init__(label=_("Number of the member who paid"), help_text=told, required=False, min_value=1)

    def clean(self, value: str) -> Membership | None:
        """Return the member of this number."""
        number = super().clean(value)
        found = Membership.objects.filter(number=number).select_related("organisation").first()
        if number and not found:
            raise forms.ValidationError(_("No member has this number."))
        return found


class Iban(forms.CharField):
    """The number of a bank account."""

    def clean(self, value: str) -> str:
        """Return it without spaces."""
        typed = super().clean(value)
        try:
            return iban.validate(typed, check_country=False) if typed else ""
        except ValidationError:
            raise forms.ValidationError(_("This is no IBAN: look at it again.")) from None


class PaymentForm(forms.Form):
    """Money received on an invoice."""

    amount = Cents(label=_("Amount received"))
    on = forms.DateField(label=_("Received on"), widget=Day)
    reference = Line(label=_("Reference"), required=False, max_length=140)

    def payment(self) -> dict[str, object]:
        """Return what was filled, as the action takes it."""
        filled = dict(self.cleaned_data)
        return {"cents": filled.pop("amount")} | filled


class MoneyForm(PaymentForm):
    """Money received, for several fees or for none yet."""

    invoices = Invoices()
    member = PayingMember()
    payer = Line(label=_("Name of the payer"), required=False, max_length=140)
    iban = Iban(label=_("IBAN of the payer"), required=False, max_length=42)
    note = Line(label=_("Note"), required=False, max_length=500)
    field_order = ("amount", "on", "invoices", "member", "payer", "iban", "reference", "note")

    def money(self, currency: str) -> tuple[list[Invoice], dict[str, Any]]:
        """Return the invoices and what was filled beside them, as the action takes it."""
        filled = self.payment()
        member, invoices = filled.pop("member"), filled.pop("invoices")
        whose = {"organisation": member.organisation if member else None}
        return invoices, filled | whose | ({} if invoices else {"currency": currency})


class UseForm(forms.Form):
    """For which fee what is free of a payment is used."""

    invoice = Invoices(
        label=_("For which fee"), help_text=_("Its number, such as 2027-0001."), max_length=60, required=True
    )
    amount = Cents(label=_("Amount"))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_invoice(self) -> Invoice:
        """Return the one invoice."""
        found = self.cleaned_data["invoice"]
        if len(found) != 1:
            raise forms.ValidationError(_("One fee at a time."))
        return found[0]


class BackForm(forms.Form):
    """What is given back of a payment."""

    amount = Cents(label=_("Amount given back"))
    on = forms.DateField(label=_("Given back on"), widget=Day)
    reason = Line(label=_("Why"), max_length=500)
    reference = Line(label=_("Reference"), required=False, max_length=140)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class UndoForm(forms.Form):
    """Why what was paid of a fee is undone."""

    reason = Line(label=_("Why it is undone"), help_text=_("Whoever reads the books sees it."), max_length=500)


class PaymentSearch(forms.Form):
    """Which payments to show."""

    words = Line(label=_("Payer, member or reference"), required=False, max_length=140)
    state = forms.ChoiceField(
        label=_("State"), choices=(("", _("all")), ("free", _("with something free"))), required=False
    )
    member = forms.IntegerField(label=_("Number of the member"), required=False, min_value=1)

    @property
    def said(self) -> dict[str, Any]:
        """What is asked for; a field that makes no sense asks for nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
