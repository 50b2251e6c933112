"""Conflicts of interest: who is partial stands aside from a candidacy, and may come back with a reason."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.procedure.actions.opinion import OpinionGiven
from accede.procedure.actions.verification import ReasonMissing, office_of
from accede.procedure.actions.walk import check_takes_part, hold
from accede.procedure.models import Candidacy, Conflict
from accede.procedure.queries.candidacy import account_number
from accede.procedure.queries.opinion import opinion_of
from accede.procedure.queries.permission import of_board
from accede.procedure.queries.verification import declared_by


class NothingDeclared(Refused):
    """What is taken back was declared."""

    sentence = _("You have declared no conflict of interest here.")


@action("procedure.declare_conflict", allowed_to=of_board)
def declare_conflict(candidacy: Candidacy, *, reason: str, by: Actor, at: datetime) -> Conflict:
    """Stand aside from a candidacy; what this member found of it before counts no more."""
    candidacy = hold(candidacy)
    check_takes_part(candidacy, by)
    if not reason.strip():
        raise ReasonMissing
    declared = {"account_id": account_number(by), "office": office_of(by), "reason": reason.strip()}
    conflict = Conflict.objects.create(candidacy=candidacy, at=at, **declared)
    write(candidacy, values={"office": conflict.office}, personal={"reason": reason})
    return conflict


@action("procedure.take_back_conflict", allowed_to=of_board)
def take_back_conflict(candidacy: Candidacy, *, reason: str, by: Actor, at: datetime) -> Conflict:
    """Take part again, for a reason, until the Board gives its opinion; what this member found before counts again."""
    candidacy = hold(candidacy)
    if opinion_of(candidacy):
        raise OpinionGiven
    conflict = declared_by(by, candidacy)
    if conflict is None:
        raise NothingDeclared
    if not reason.strip():
        raise ReasonMissing
    conflict.taken_back_at, conflict.taken_back_because = at, reason.strip()
    conflict.save(update_fields=["taken_back_at", "taken_back_because"])
    write(candidacy, values={"office": conflict.office}, personal={"reason": reason})
    return conflict
