"""What is noted of the Board's opinion: what it recommends, why, on what day, and how its members voted."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines
from accede.people.models import Account
from accede.procedure.actions.opinion import Votes
from accede.procedure.models import BoardVote, Opinion
from accede.register.forms import Day

NUMBERS = {"votes_for": _("For"), "votes_against": _("Against"), "abstentions": _("Abstained")}
MEMBER = "member_"
MOST = 500
ABSENT = "absent"


class OpinionForm(forms.Form):
    """An opinion of the Board with its vote, by name or by numbers."""

    advice = forms.ChoiceField(
        label=_("The Board recommends"), choices=Opinion.Advice.choices, widget=forms.RadioSelect
    )
    reasons = Lines(label=_("Reasons"), max_length=10_000, help_text=_("The members read them."))
    on = forms.DateField(label=_("Day on which the Board voted"), widget=Day)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        members: Sequence[Account],
        by_name: bool,
        corrects: Opinion | None = None,
        today: date,
    ) -> None:
        super().__init__(data, initial=_known(corrects) if corrects else {"on": today})
        self.by_name = by_name
        self.members = members if by_name else ()
        choices = [(ABSENT, _("did not vote")), *BoardVote.Choice.choices]
        for one in self.members:
            self.fields[f"{MEMBER}{one.pk}"] = forms.ChoiceField(label=str(one), choices=choices, initial=ABSENT)
        for name, label in () if by_name else NUMBERS.items():
            field = forms.IntegerField(label=label, min_value=0, max_value=MOST, initial=0)
            field.kind = "short"
            self.fields[name] = field
        if corrects:
            self.fields["why"] = Lines(
                label=_("What was noted wrong, and why"),
                max_length=2000,
                help_text=_("The members read it."),
            )

    def noted(self) -> dict[str, Any]:
        """Return what was noted, as the deed takes it."""
        said = {name: self.cleaned_data[name] for name in ("advice", "reasons", "on", "why") if name in self.fields}
        return said | {"votes": self._votes()}

    def _votes(self) -> Votes:
        if not self.by_name:
            return Votes(**{name: self.cleaned_data[name] for name in NUMBERS})
        choices = {one.pk: self.cleaned_data[f"{MEMBER}{one.pk}"] for one in self.members}
        return Votes.named({account: choice for account, choice in choices.items() if choice != ABSENT})


def _known(opinion: Opinion) -> dict[str, Any]:
    said = {name: getattr(opinion, name) for name in ("advice", "reasons", "on", *NUMBERS)}
    return said | {f"{MEMBER}{one.account_id}": one.choice for one in opinion.by_name}
