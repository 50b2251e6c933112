"""Which letters to show, and what the office says about one that was not delivered."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.post.kinds import KINDS
from accede.post.models import Letter


class LetterFilter(forms.Form):
    """Which letters to show."""

    q = forms.CharField(label=_("Reader, address or subject"), required=False, max_length=200)
    kind = forms.ChoiceField(label=pgettext_lazy("of letters", "Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *Letter.State.choices])

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        kinds = sorted(((kind, str(label)) for kind, label in KINDS.items()), key=lambda one: one[1].casefold())
        self.fields["kind"].choices = [("", _("All")), *kinds]


class AgainForm(forms.Form):
    """Where to send a letter once more, and whether its reader is written to there from now on."""

    email = forms.EmailField(label=_("To this address"))
    corrects = forms.BooleanField(
        label=_("From now on, write to this person there, and send sign-in codes there"), required=False
    )


class ReasonForm(forms.Form):
    """Why nothing more is done about a letter."""

    reason = forms.CharField(
        label=_("Why nothing more is done"), max_length=500, help_text=_("Such as: told by telephone.")
    )
