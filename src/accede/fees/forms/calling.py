"""Which fees to show, and whose to call."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.fees.queries import uncalled


class StateFilter(forms.Form):
    """Which fees to show."""

    STATES = (
        ("", _("all")),
        ("open", _("to be paid")),
        ("late", _("late")),
        ("reminded", _("reminded")),
        ("settled", _("paid")),
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)


class CallForm(forms.Form):
    """Whose fee to call, of those from whom it was not called this year."""

    membership = forms.ModelChoiceField(label=_("Member"), queryset=None)

    def __init__(self, *given: object, on: date, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["membership"].queryset = uncalled(on.year, on)
        self.fields["membership"].label_from_instance = lambda one: one.organisation.name
