"""Secret votes: the shape of what the chair enters, of what is drawn, and of a ballot."""

import json
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.vote import CHOICES
from accede.assembly.models import Box
from accede.assembly.queries.election import Ruled, election_of, written
from accede.people.forms import Lines

KEY = {"min_value": 1, "max_value": 2**62}
HEX = re.compile(r"[0-9a-f]*\Z")


class Written(forms.CharField):
    """What the page's own script writes, and nobody reads: it is checked by what it has to be."""

    widget = forms.HiddenInput


class AskingForm(forms.Form):
    """How many ask for a secret vote, where it hangs on that."""

    sent = forms.CharField(widget=forms.HiddenInput, initial="yes")

    def __init__(self, data: object = None, *, asks: bool = False) -> None:
        super().__init__(data)
        if asks:
            self.fields["asking"] = forms.IntegerField(label=_("How many ask for it"), min_value=0, max_value=10**6)
            self.fields["asking"].kind = "short"

    def clean(self) -> dict[str, object]:
        """Leave out what only says that this form was sent."""
        return {name: one for name, one in self.cleaned_data.items() if name != "sent"}


class VoidForm(AskingForm):
    """Why a secret vote is held again."""

    reason = Lines(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class DrawForm(forms.Form):
    """Whose ballots are drawn, through whom, and what is to be signed, in hexadecimal and parted by blanks."""

    organisation = forms.IntegerField(**KEY)
    principal = forms.IntegerField(**KEY, required=False)
    blinded = Written(max_length=10**6, required=False)

    def clean_blinded(self) -> list[bytes]:
        """Read what is to be signed."""
        return [_bytes(one) for one in self.cleaned_data["blinded"].split()]


class SlipForm(forms.Form):
    """One ballot: its token, its choice, and the signature of both."""

    token = Written(min_length=64, max_length=64)
    choice = Written(max_length=100_000)
    signature = Written(max_length=2048)
    box: Box

    def clean_token(self) -> str:
        """Refuse what is not hexadecimal."""
        return _bytes(self.cleaned_data["token"]).hex()

    def clean_signature(self) -> str:
        """Refuse what is not hexadecimal."""
        return _bytes(self.cleaned_data["signature"]).hex()

    def clean_choice(self) -> str:
        """Refuse what is no choice of this vote, written as everybody writes it."""
        said = self.cleaned_data["choice"]
        election = election_of(self.box.item)
        if said not in CHOICES if election is None else not _is_paper(said, Ruled(election)):
            raise ValidationError("choice")
        return said


def _bytes(text: str) -> bytes:
    if not HEX.match(text) or len(text) % 2:
        raise ValidationError("hex")
    return bytes.fromhex(text)


def _is_paper(said: str, ruled: Ruled) -> bool:
    try:
        names = json.loads(said)
    except ValueError:
        return False
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        return False
    once = list(dict.fromkeys(names))
    ordered = once if ruled.is_ordered else sorted(once)
    fits = set(once) <= set(ruled.election.standing) and len(once) <= ruled.most_names
    return fits and said == written(ordered)
