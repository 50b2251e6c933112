"""What the deeds of this room have in common: who may do them, and what stands in their way."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Refused
from accede.people.capacities import delegate, secretariat
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.statutes.queries import day_of

# Whoever speaks for the member whose thing it is, and the office.
writers = delegate.of(lambda one: one.organisation_id) | secretariat


class OnlyMembers(Refused):
    """Who is no member does not take part."""

    sentence = _("This organisation is not a member today.")


class PastDay(Refused):
    """What is asked until a day lies ahead."""

    sentence = _("This day has passed: choose one that lies ahead.")


def check_member(organisation: Organisation, at: datetime) -> None:
    """Raise OnlyMembers if an organisation is no member."""
    if not members_on(day_of(at)).filter(organisation=organisation).exists():
        raise OnlyMembers


def check_ahead(on: date, at: datetime) -> None:
    """Raise PastDay if a day has passed."""
    if on < day_of(at):
        raise PastDay
