"""Which report of fees is asked for, and by which numbers the accountant knows its accounts."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.fees.queries.books import Account
from accede.people.forms import Line
from accede.register.forms import Day

# What each account is, for whoever reads the books.
ACCOUNTS = {
    Account.DEBTS: _("Debts of members"),
    Account.INCOME: _("Fees"),
    Account.BANK: _("Bank"),
    Account.CREDITS: _("Money of payers"),
    Account.LOSSES: _("Losses"),
}


class ReportForm(forms.Form):
    """Of which year a report is, and as it stood on which day."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    on = forms.DateField(label=_("As it stood on"), required=False, widget=Day)
    currency = forms.ChoiceField(label=_("Currency"), required=False)

    def __init__(self, *given: object, years: Iterable[int], currencies: list[str], **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["year"].choices = [(one, str(one)) for one in years]
        self.fields["currency"].choices = [(one, one) for one in currencies]
        if len(currencies) < 2:
            del self.fields["currency"]


class AccountsForm(forms.Form):
    """The number of each account."""

    def __init__(self, *given: object, numbers: Mapping[Account, str], **named: object) -> None:
        super().__init__(*given, **named)
        for name, number in numbers.items():
            self.fields[name] = Line(label=ACCOUNTS[name], max_length=20, initial=number)
