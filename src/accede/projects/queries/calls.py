"""Which calls somebody sees, how they stand on a day, and which of them an organisation may answer."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.projects.eligibility.fit import Applicant, fit
from accede.projects.models import Call
from accede.projects.portal.told import ZONE
from accede.space.models import Audience
from accede.space.queries.shelf import members
from accede.wording.folding import words_of


class State(TextChoices):
    """How a call stands; it follows from its dates."""

    OPEN = "open", _("Open")
    FORTHCOMING = "forthcoming", _("Forthcoming")
    CLOSED = "closed", _("Closed")


def calls_seen(actor: Actor) -> QuerySet[Call]:
    """Return the calls that somebody sees: the office all, members what is laid out, others what is for everybody."""
    if secretariat(actor):
        return Call.objects.all()
    return Call.objects.exclude(audience="") if members(actor) else Call.objects.filter(audience=Audience.PUBLIC)


def found(calls: QuerySet[Call], words: str, state: str, at: datetime) -> QuerySet[Call]:
    """Return those of some calls in which every word is found, and that stand so."""
    for word in words_of(words):
        calls = calls.filter(words__contains=word)
    ahead, ended = Q(opens__gt=at), Q(closes__lt=at)
    if state == State.CLOSED:
        return calls.filter(ended).order_by("-closes", "pk")
    if state == State.FORTHCOMING:
        return calls.filter(ahead).exclude(ended)
    return calls.exclude(ended).exclude(ahead) if state == State.OPEN else calls


def state_of(call: Call, at: datetime) -> State:
    """Say how a call stands at an instant; one without dates counts as open."""
    if call.closes and call.closes < at:
        return State.CLOSED
    return State.FORTHCOMING if call.opens and call.opens > at else State.OPEN


def fits(calls: Iterable[Call], several: Iterable[Applicant], at: datetime) -> list[Call]:
    """Return the calls that one of some organisations may answer, or of which that cannot be said."""
    return [
        call
        for call in calls
        if any(fit(one, call.asked, deadline_day(call, at)).holds is not False for one in several)
    ]


def deadline_day(call: Call, at: datetime) -> date:
    """Return the day of a call's next deadline where deadlines are said, or today."""
    return (call.due(at) or at).astimezone(ZONE).date()
