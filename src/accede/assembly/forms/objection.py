"""What somebody misses in the box of a secret vote, and the answer to it."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines
from accede.register.models import Organisation

TOKEN = re.compile(r"[0-9a-f]{64}\Z")
GIVES_AWAY = _(
    "A token that is missing from the box gives nothing away, and does not prove by itself that the ballot was drawn. "
    "Who sees the token of a ballot that is in the box knows how you voted: show none that you found."
)


class ObjectionForm(forms.Form):
    """What is missing, for which member, and the tokens that it wants to show."""

    organisation = forms.ChoiceField(label=_("On behalf of"))
    text = Lines(label=_("What is missing"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    tokens = Lines(
        label=_("Tokens that you show"),
        help_text=GIVES_AWAY,
        max_length=100_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, own: list[Organisation], data: Any = None) -> None:
        super().__init__(data)
        self.fields["organisation"].choices = [(str(one.pk), one.name) for one in own]
        if len(own) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = str(own[0].pk)

    def clean_tokens(self) -> list[str]:
        """Read each token once; refuse what is none."""
        found = list(dict.fromkeys(self.cleaned_data["tokens"].lower().split()))
        if not all(TOKEN.match(one) for one in found):
            raise ValidationError(_("A token is 64 figures and letters, as it stands above."))
        return found


class AnswerForm(forms.Form):
    """What is said to an objection."""

    answer = Lines(label=_("Your answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
