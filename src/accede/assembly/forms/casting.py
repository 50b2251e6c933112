"""Votes that are cast for another, divided, entered or counted by cards: their shape."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.casting import ENTERED, Said
from accede.assembly.actions.vote import CHOICES
from accede.people.forms import Lines
from accede.register.models import Organisation
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


Hand = tuple[int, int]  # an organisation, and the share of its votes that somebody carries; 0 are all of them


class EnterForm(forms.Form):
    """What members, or who carries shares of their votes, have said or written: one choice each, or none yet."""

    def __init__(
        self, hands: Mapping[Hand, str], data: object = None, initial: Mapping[Hand, str] | None = None
    ) -> None:
        super().__init__(data, initial={field_of(hand): choice for hand, choice in (initial or {}).items()})
        choices = [("", _("not entered")), *((one, _told(one)) for one in ENTERED)]
        self.hands = {field_of(hand): hand for hand in hands}
        for hand, name in hands.items():
            self.fields[field_of(hand)] = forms.ChoiceField(label=name, choices=choices, required=False)

    def votes(self) -> dict[Organisation, Said]:
        """Return what was entered, by organisation, and by share where there are any."""
        found: dict[int, Said] = {}
        for name, (organisation, share) in self.hands.items():
            if choice := self.cleaned_data[name]:
                found[organisation] = found.get(organisation, {}) | {share: choice} if share else choice
        return {one: found[one.pk] for one in Organisation.objects.filter(pk__in=found)}


def field_of(hand: Hand) -> str:
    """Return the name of the field for what a member has said, or one share of its votes."""
    organisation, share = hand
    return f"of{organisation}_{share}" if share else f"of{organisation}"


def _told(choice: str) -> object:
    return _(LABELS[f"choice.{choice}"])  # the words stand in the catalogue already


def with_reason(form: forms.Form) -> forms.Form:
    """Let a form also say why something is put right."""
    form.fields["reason"] = Lines(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    return form
