"""What the secretariat enters of a meeting that was held on paper: hours, who was there, results."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accede.assembly.forms.casting import MOST, SIDES, EnterForm, Hand

NAMES, SHEET, AGREED = "names", "sheet", "agreed"
HOWS = {
    NAMES: _("By names"),
    SHEET: _("By the sums of the tally sheet"),
    AGREED: _("All agreed, without a vote"),
}


class HoursForm(forms.Form):
    """When a meeting opened and closed, by the association's clock."""

    opened = forms.TimeField(label=_("It opened at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    closed = forms.TimeField(label=_("It closed at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))

    def hours(self, day: date) -> dict[str, datetime]:
        """Return both instants; one that closed at an earlier hour closed on the day after."""
        opened, closed = self.cleaned_data["opened"], self.cleaned_data["closed"]
        zone, last = timezone.get_current_timezone(), day + timedelta(days=closed < opened)
        return {
            "opened_at": datetime.combine(day, opened, tzinfo=zone),
            "closed_at": datetime.combine(last, closed, tzinfo=zone),
        }


class SignedForm(forms.Form):
    """Who has signed the list, among some members."""

    there = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, members: Mapping[int, str], data: object = None) -> None:
        super().__init__(data)
        self.fields["there"].choices = list(members.items())


class PaperResultForm(EnterForm):
    """What was decided: by each name, by the sums of a tally sheet, or by consensus."""

    def __init__(self, hands: Mapping[Hand, str], hows: list[str], data: object = None) -> None:
        super().__init__(hands, data)
        labels = [(one, HOWS[one]) for one in hows]
        how = forms.ChoiceField(label=_("How"), choices=labels, widget=forms.RadioSelect, initial=hows[0])
        sums = {
            name: forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False)
            for name, label in SIDES.items()
        }
        self.of = [self[name] for name in self.fields]
        self.fields = {"how": how, **sums, **self.fields}
        self.sums = [self[name] for name in sums]

    def entered(self) -> dict[str, dict]:
        """Return the names and the sums that count, as it was said how it was decided."""
        how = self.cleaned_data["how"]
        sums = {name: self.cleaned_data[name] for name in SIDES if self.cleaned_data.get(name) is not None}
        return {
            "votes": self.votes() if how == NAMES else {},
            "sums": sums if how != AGREED else {},
        }
