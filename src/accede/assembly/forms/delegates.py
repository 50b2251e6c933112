"""Whom a member sends to an assembly."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.models import Account

SPEAKS, SUBSTITUTE, STAYS = "speaks", "substitute", "stays"


class DelegatesForm(forms.Form):
    """What each of a member's delegates does at one assembly; where its `votes` may be divided, with how many."""

    def __init__(
        self,
        people: Mapping[Account, str],
        data: object = None,
        initial: Mapping[str, object] | None = None,
        *,
        votes: int = 0,
    ) -> None:
        super().__init__(data, initial=initial)
        self.votes, self.people = votes, {one.pk: one for one in people}
        choices = [(STAYS, _("does not take part")), (SPEAKS, _("attends and votes")), (SUBSTITUTE, _("substitute"))]
        for one, name in people.items():
            self.fields[f"of{one.pk}"] = forms.ChoiceField(label=name, choices=choices)
            if votes:
                label = _("Votes that %(person)s carries") % {"person": name}
                field = self.fields[f"votes{one.pk}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=votes, required=False
                )
                field.kind = "short"

    def chosen(self, part: str) -> list[Account]:
        """Return those who do this, in the order in which they stand."""
        return [one for key, one in self.people.items() if self.cleaned_data[f"of{key}"] == part]

    def shares(self) -> list[int]:
        """Return how many votes each of those carries who attend and vote; nothing where none is given any."""
        votes = [self.cleaned_data.get(f"votes{one.pk}") or 0 for one in self.chosen(SPEAKS)]
        return votes if any(votes) else []
