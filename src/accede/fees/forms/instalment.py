"""By when which part of an invoice is paid."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Line
from accede.register.forms import Day

MOST, FIRST, MORE = 12, 3, 3  # rows at most, at first, and each time that more are asked for


def asked(data: Mapping[str, str]) -> int:
    """Return how many rows a form that was sent has, with those that it asks for."""
    had = sum(f"on_{place}" in data for place in range(MOST))
    return max(had, FIRST) + (MORE if "more" in data else 0)


class PlanForm(forms.Form):
    """Some instalments, each a day and an amount; rows that are left empty count as none."""

    reason = Line(label=_("Who agreed to it, and why"), max_length=300)

    def __init__(
        self, *given: object, rows: int = FIRST, suggested: Sequence[tuple[date, int]] = (), **named: object
    ) -> None:
        super().__init__(*given, **named)
        self.rows = min(rows, MOST)
        for place in range(self.rows):
            on, cents = suggested[place] if place < len(suggested) else (None, None)
            self.fields[f"on_{place}"] = forms.DateField(
                label=format_lazy(_("Instalment {number}: day"), number=place + 1),
                required=False,
                widget=Day,
                initial=on,
            )
            self.fields[f"amount_{place}"] = forms.DecimalField(
                label=format_lazy(_("Instalment {number}: amount"), number=place + 1),
                required=False,
                min_value=0,
                max_digits=12,
                decimal_places=2,
                initial=None if cents is None else Decimal(cents).scaleb(-2),
            )

    def clean(self) -> dict[str, object]:
        """Refuse half a row."""
        filled = super().clean()
        halves = ((filled.get(f"on_{place}"), filled.get(f"amount_{place}")) for place in range(self.rows))
        if any((on is None) != (amount is None) for on, amount in halves):
            raise ValidationError(_("Each instalment has a day and an amount."))
        return filled

    @property
    def may_grow(self) -> bool:
        """Whether more rows can be asked for."""
        return self.rows < MOST

    def parts(self) -> list[tuple[date, int]]:
        """Return what was filled, the amounts in whole cents."""
        rows = [(self.cleaned_data[f"on_{place}"], self.cleaned_data[f"amount_{place}"]) for place in range(self.rows)]
        return [(on, int(amount * 100)) for on, amount in rows if on]
