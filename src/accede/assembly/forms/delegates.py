"""Whom a member sends to an assembly."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.models import Account

SPEAKS, SUBSTITUTE, STAYS = "speaks", "substitute", "stays"


class DelegatesForm(forms.Form):
    """What each of a member's delegates does at one assembly."""

    def __init__(self, people: Mapping[Account, str], data: object = None, initial: Mapping[int, str] | None = None):
        super().__init__(data, initial={f"of{key}": part for key, part in (initial or {}).items()})
        self.people = {one.pk: one for one in people}
        choices = [(STAYS, _("does not take part")), (SPEAKS, _("attends and votes")), (SUBSTITUTE, _("substitute"))]
        for one, name in people.items():
            self.fields[f"of{one.pk}"] = forms.ChoiceField(label=name, choices=choices)

    def chosen(self, part: str) -> list[Account]:
        """Return those who do this, in the order in which they stand."""
        return [one for key, one in self.people.items() if self.cleaned_data[f"of{key}"] == part]
