"""Who is paid."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum import bic, iban
from stdnum.exceptions import ValidationError as WrongNumber

from accede.fees.models import Payee
from accede.fees.models.payee import SAID
from accede.people.forms import Line
from accede.register.queries.numbers import Kind, check
from accede.wording.formats import countries


class PayeeForm(forms.ModelForm):
    """The association as an invoice names it, and its account."""

    # People write it in groups; it is kept without a space.
    iban = Line(label=_("IBAN"), max_length=60)
    bic = Line(label=_("BIC"), max_length=20, required=False)

    class Meta:
        model = Payee
        fields = SAID
        widgets: ClassVar = {"street": forms.Textarea(attrs={"rows": 2}), "country": forms.Select}
        help_texts: ClassVar = {"vat": _("It is asked for where a fee has value added tax.")}

    def __init__(self, *given: object, language: str, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["country"].widget.choices = [("", ""), *countries(language)]

    def clean_iban(self) -> str:
        """Keep an account number whose check digits are right; which banks there are, no list here knows for long."""
        try:
            return iban.validate(self.cleaned_data["iban"], check_country=False)
        except WrongNumber:
            raise ValidationError(_("This is not an IBAN: its length or a digit is wrong.")) from None

    def clean_bic(self) -> str:
        """Keep a bank's code that has its form."""
        typed = self.cleaned_data["bic"]
        try:
            return bic.validate(typed) if typed else ""
        except WrongNumber:
            raise ValidationError(_("This is not a BIC. A right one looks like KREDBEBB.")) from None

    def clean(self) -> dict[str, object]:
        """Hold the numbers of the association against the rules of its country, where these are known."""
        for name, kind in (("registration", Kind.REGISTRATION), ("vat", Kind.VAT)):
            found = check(kind, self.cleaned_data.get("country", ""), self.cleaned_data.get(name, ""))
            if found.holds is False:
                self.add_error(name, found.why)
        return self.cleaned_data
