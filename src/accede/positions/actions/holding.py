"""What the deeds of this room have in common: the row that they hold, and what stands in their way."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused
from accede.people.capacities import Capacity
from accede.positions.models import Consultation
from accede.positions.queries.offices import membership_of, takes_words
from accede.register.models import Membership, Organisation
from accede.statutes.queries import day_of


class NotItsTime(Refused):
    """Each deed has its time."""

    sentence = _("This cannot be done at this stage of the consultation.")


class PastDay(Refused):
    """What is asked until a day lies ahead."""

    sentence = _("This day has passed: choose one that lies ahead.")


class TimeIsUp(Refused):
    """After the last day nothing is said any more."""

    sentence = _("The time for comments and amendments is over.")


class OnlyMembers(Refused):
    """Who is no member is not asked."""

    sentence = _("This organisation is not a member today.")


class NothingSaid(Refused):
    """Words without words say nothing."""

    sentence = _("Write what you want to say.")


class NoSuchParagraph(Refused):
    """What is struck is commented and amended no more."""

    sentence = _("This paragraph is no longer in the text.")


def held(consultation: Consultation, *states: str) -> Consultation:
    """Return a consultation with its row locked, if it is in one of these states."""
    consultation = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if consultation.state not in states:
        raise NotItsTime
    return consultation


def heard(consultation: Consultation, at: datetime) -> Consultation:
    """Return a consultation with its row locked, while members can comment and amend."""
    consultation = held(consultation, Consultation.State.OPEN)
    if not takes_words(consultation, day_of(at)):
        raise TimeIsUp
    return consultation


def check_member(organisation: Organisation, at: datetime) -> Membership:
    """Return the membership of an organisation; raise OnlyMembers if it is no member."""
    found = membership_of(organisation, day_of(at))
    if found is None:
        raise OnlyMembers
    return found


def check_said(words: str) -> str:
    """Return words as they are kept; raise NothingSaid if there are none."""
    if not words.strip():
        raise NothingSaid
    return words.replace("\r\n", "\n").strip()


def office_of(by: Actor) -> str:
    """Return the office in which somebody speaks for the association."""
    return next((one.office for one in by.mandates if one.capacity != Capacity.DELEGATE), "")
