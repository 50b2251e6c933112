"""An appeal against a refusal, and what was decided on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines

LONGEST = 10_000


class RefusalAppealForm(forms.Form):
    """Why a candidate appeals."""

    statement = Lines(label=_("Why the decision is wrong"), max_length=LONGEST)


class AppealStepForm(forms.Form):
    """What a step of an appeal came to; the page says which step."""

    step = forms.CharField(max_length=60, widget=forms.HiddenInput)
    note = Lines(label=_("What was said"), required=False, max_length=LONGEST, help_text=_("The candidate reads it."))


class AppealDecisionForm(forms.Form):
    """Whether an appeal is upheld, and why."""

    upheld = forms.TypedChoiceField(
        label=_("The appeal is"),
        choices=[("yes", _("upheld: the decision is taken anew")), ("no", _("rejected"))],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
    )
    reasons = Lines(label=_("Reasons"), max_length=LONGEST, help_text=_("The candidate reads them."))
