"""When and where a meeting is held instead, and why."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly
from accede.people.forms import Line, Lines
from accede.register.forms import Day


class WhenForm(forms.Form):
    """Day, hour and place."""

    day = forms.DateField(label=_("Day"), widget=Day)
    hour = forms.TimeField(label=_("It opens at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    place = Line(label=_("Place"), max_length=200)

    def __init__(self, assembly: Assembly, data: object = None, **said: Any) -> None:
        super().__init__(data, **said)
        if assembly.is_written:
            del self.fields["place"]

    def when(self) -> dict[str, object]:
        """Return the instant at which it opens, by the association's clock, and the place."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["hour"]
        opens = datetime.combine(day, hour, tzinfo=timezone.get_current_timezone())
        return {"opens_at": opens, "place": self.cleaned_data.get("place", "")}


class PostponeForm(WhenForm):
    """When and where instead, and why."""

    reason = Lines(label=_("Reason"), max_length=2000)


class ReasonForm(forms.Form):
    """Why something does not take place as it was announced."""

    reason = Lines(label=_("Reason"), max_length=2000)


def as_it_is(assembly: Assembly) -> dict[str, object]:
    """Return day, hour and place of a meeting, to be changed."""
    opens = timezone.localtime(assembly.opens_at)
    return {"day": assembly.day, "hour": opens.time(), "place": assembly.place}
