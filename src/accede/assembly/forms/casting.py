"""Votes that are cast for another, divided, entered or counted by cards: their shape."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.casting import ENTERED
from accede.assembly.actions.vote import CHOICES
from accede.people.forms import Lines
from accede.wording.sentences import LABELS

SIDES = {"for": _("For"), "against": _("Against"), "abstain": _("Abstain")}
MOST = 10**9 - 1


class SidesForm(forms.Form):
    """How many votes, or cards, each choice has."""

    def __init__(self, data: object = None, initial: Mapping[str, int] | None = None, prefix: str = "") -> None:
        super().__init__(data, initial=initial, prefix=prefix or None)
        for name, label in SIDES.items():
            field = self.fields[name] = forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False)
            field.kind = "short"

    def votes(self) -> dict[str, int]:
        """Return the choices that have any."""
        return {name: number for name in SIDES if (number := self.cleaned_data.get(name))}


class CastForm(SidesForm):
    """A vote of a member, by itself or by its holder: one choice, or so many for each."""

    def __init__(self, data: object) -> None:
        super().__init__(data)
        self.fields["organisation"] = forms.IntegerField(min_value=1, max_value=2**62)
        self.fields["holder"] = forms.IntegerField(min_value=1, max_value=2**62, required=False)
        self.fields["choice"] = forms.ChoiceField(choices=[("", ""), *((one, one) for one in CHOICES)], required=False)


class EnterForm(forms.Form):
    """What members have said in a roll call, or written on paper: one choice a member, or none yet."""

    def __init__(
        self, members: Mapping[int, str], data: object = None, initial: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        choices = [("", _("not entered")), *((one, _told(one)) for one in ENTERED)]
        for key, name in members.items():
            self.fields[f"of{key}"] = forms.ChoiceField(label=name, choices=choices, required=False)

    def votes(self) -> dict[int, str]:
        """Return what was entered, by organisation."""
        said = {name: choice for name, choice in self.cleaned_data.items() if name.startswith("of") and choice}
        return {int(name.removeprefix("of")): choice for name, choice in said.items()}


def _told(choice: str) -> object:
    return _(LABELS[f"choice.{choice}"])  # the words stand in the catalogue already


def with_reason(form: forms.Form) -> forms.Form:
    """Let a form also say why something is put right."""
    form.fields["reason"] = Lines(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    return form
