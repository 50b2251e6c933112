"""Statements of banks, and what is done with their lines."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.fees.bank.columns import FIELDS, is_enough
from accede.fees.bank.reading import LARGEST, TOO_LARGE
from accede.fees.bank.sheet import MISSING
from accede.fees.forms.payment import Invoices, PayingMember
from accede.people.forms import Line

NONE = "-"


class StatementForm(forms.Form):
    """A file of a bank."""

    file = forms.FileField(
        label=_("A statement of the bank"),
        help_text=_("CAMT.053 or MT940 of at most 40 megabytes, or a table (CSV, XLSX, ODS) of at most 20."),
        allow_empty_file=True,
    )
    is_ours = forms.BooleanField(label=_("It is of another account of the association than before"), required=False)

    def clean_file(self) -> tuple[str, bytes]:
        """Return the file's name and what stands in it."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(str(TOO_LARGE))
        return file.name, file.read()


class TableForm(forms.Form):
    """What each column of a bank's table holds, and of which account it is."""

    account = Line(
        label=_("Account of the association"),
        help_text=_("Where the file itself does not tell it."),
        max_length=60,
        required=False,
    )
    is_ours = forms.BooleanField(label=_("It is of another account of the association than before"), required=False)

    def __init__(
        self, *given: object, headers: Sequence[str], first: Sequence[str], known: dict[str, str], account: str
    ) -> None:
        super().__init__(*given, initial={"account": account})
        for place, header in enumerate(headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=header or _("Column %(n)d") % {"n": place + 1},
                help_text=first[place][:80] if place < len(first) else "",
                choices=[(NONE, _("is left out")), *FIELDS.items()],
                initial=known.get(str(place), NONE),
            )
        self.order_fields([name for name in self.fields if name.startswith("column_")])

    def clean(self) -> dict[str, Any]:
        """Gather the columns; no field stands in two, and day and amount stand in one each."""
        told = super().clean()
        columns = {name.removeprefix("column_"): told[name] for name in told if name.startswith("column_")}
        told["columns"] = {place: value for place, value in columns.items() if value != NONE}
        if not is_enough(told["columns"]):
            raise forms.ValidationError(str(MISSING))
        if len(told["columns"]) > len(set(told["columns"].values())):
            raise forms.ValidationError(_("Two columns hold the same. Leave one of them out."))
        return told


class LineForm(forms.Form):
    """Which fees a line pays, or whose money it is."""

    invoices = Invoices()
    member = PayingMember()

    @property
    def said(self) -> dict[str, Any]:
        """What was filled, as the action takes it."""
        member = self.cleaned_data["member"]
        return {"invoices": self.cleaned_data["invoices"], "organisation": member.organisation if member else None}


class AsideForm(forms.Form):
    """Why a line is no fee."""

    reason = Line(label=_("What it is"), help_text=_("Such as interest, or a grant."), max_length=500)
