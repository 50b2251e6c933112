"""Study visits: offered, asked for, cancelled, reported."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.exchange.actions.visit import Invitation
from accede.exchange.forms.question import text_in
from accede.exchange.forms.speaking import Speaking
from accede.exchange.queries.visits import AHEAD, OVER
from accede.people.forms import Line, Lines, title_in
from accede.register.forms import Day
from accede.register.forms.ours import Ours

MOST = 500


class VisitForm(Speaking):
    """What a host offers, in each language of the site."""

    place = Line(label=_("Place"), max_length=200)
    begins = forms.DateField(label=_("First day"), widget=Day)
    ends = forms.DateField(label=_("Last day"), widget=Day)
    until = forms.DateField(label=_("Places can be asked for until"), widget=Day)
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=MOST)
    by_language: ClassVar = {"title": title_in, "text": text_in}

    def __init__(self, *given: Any, is_known: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["organisation"].empty_label = None
        self.fields["organisation"].required = True
        if is_known:
            del self.fields["organisation"]

    def offer(self) -> Invitation:
        """Return what is offered."""
        days = {name: self.cleaned_data[name] for name in ("place", "begins", "ends", "until", "places")}
        return Invitation(self.said("title"), self.said("text"), **days)


class ComeForm(Ours):
    """How many come, and how the host reaches them."""

    people = forms.IntegerField(label=_("How many come"), min_value=1, max_value=MOST, initial=1)
    contact = forms.EmailField(label=_("Where the host answers you"), help_text=_("The host is told this address."))


class CancelForm(forms.Form):
    """Why a visit does not take place."""

    reason = Lines(label=_("Reason"), max_length=2000)


class VisitSearch(forms.Form):
    """Which visits to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), (AHEAD, _("To come")), (OVER, _("Over"))]
    )
