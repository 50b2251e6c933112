"""A candidate appeals against its refusal, where the statutes know an appeal; upheld, the decision is taken anew."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity
from accede.post.actions import queue_letters
from accede.procedure.actions.agenda import put_on_agenda
from accede.procedure.actions.appeal import AppealTooLate, NothingToAppeal
from accede.procedure.actions.passing import OutOfTurn
from accede.procedure.actions.step import NothingWritten
from accede.procedure.actions.verification import ReasonMissing
from accede.procedure.actions.walk import check_takes_part, lock
from accede.procedure.mails import to_candidate, to_office
from accede.procedure.models import Appeal, Candidacy
from accede.procedure.queries.assembly import coming_told, joinable
from accede.procedure.queries.grounds import appeal_by, appeal_outcome, comes_before, has_appealed, turn_of
from accede.procedure.queries.permission import own_or_secretariat, speaking_for_board
from accede.statutes.queries import day_of


class NoAppeal(Refused):
    """What is decided was made."""

    sentence = _("No appeal waits for a decision here.")


class StepBefore(Refused):
    """Whoever decides on an appeal has what the statutes ask for before."""

    sentence = _("The statutes ask for another step before the decision on the appeal. Write it down first.")


class AnotherOpen(Refused):
    """An organisation has one open file."""

    sentence = _("This organisation has applied again meanwhile; that candidacy goes on instead.")


@action("procedure.appeal_refusal", allowed_to=own_or_secretariat)
def appeal_refusal(candidacy: Candidacy, *, statement: str, by: Actor, at: datetime) -> Appeal:
    """Appeal against a refusal, in time and once."""
    candidacy, on = lock(candidacy), day_of(at)
    last = appeal_by(candidacy)
    if last is None or has_appealed(candidacy):
        raise NothingToAppeal
    if last.on is not None and on > last.on:
        raise AppealTooLate(verdict=last)
    if not statement.strip():
        raise ReasonMissing
    appeal = candidacy.appeals.create(statement=statement.strip(), on=on, at=at, by=by.id)
    write(candidacy, verdict=last, edition=candidacy.edition.sha256, personal={"statement": appeal.statement})
    letters = to_office("appeal_made", candidacy, Capacity.SECRETARIAT, on, lambda _language: {})
    queue_letters(candidacy, letters, kind="appeal_made", by=by, at=at)
    return appeal


@action("procedure.note_appeal_step", allowed_to=speaking_for_board)
def note_appeal_step(candidacy: Candidacy, *, step: str, note: str, by: Actor, at: datetime) -> Appeal:
    """Write down a step of an appeal that comes before its decision: the report of a committee, say."""
    candidacy, appeal = _held(candidacy, by)
    rule = turn_of(appeal)
    if rule is None or rule.name != step or not comes_before(rule):
        raise OutOfTurn
    if rule.verb == "advises" and not note.strip():
        raise NothingWritten
    appeal.taken.append({"step": step, "on": day_of(at).isoformat(), "note": note.strip(), "by": by.id})
    appeal.save(update_fields=["taken"])
    way = candidacy.book.path[candidacy.way.appeal]
    personal = {"note": note.strip()} if note.strip() else None
    write(candidacy, article=rule.article or way.article, values={"step": step}, personal=personal)
    return appeal


@action("procedure.decide_appeal", allowed_to=speaking_for_board)
def decide_appeal(candidacy: Candidacy, *, upheld: bool, reasons: str, by: Actor, at: datetime) -> Appeal:
    """Note what was decided on an appeal and why; upheld, the file is open again at the step that refused it."""
    candidacy, appeal = _held(candidacy, by)
    if comes_before(turn_of(appeal)):
        raise StepBefore
    if not reasons.strip():
        raise ReasonMissing
    appeal.upheld, appeal.reasons, appeal.decided_at, appeal.decided_by = upheld, reasons.strip(), at, by.id
    appeal.save(update_fields=["upheld", "reasons", "decided_at", "decided_by"])
    write(candidacy, values={"upheld": upheld}, personal={"reasons": appeal.reasons})
    if upheld:
        _open_again(candidacy, by, at)

    def said(language: str) -> dict[str, str]:
        told = [appeal_outcome(appeal), coming_told(candidacy, language) if upheld else ""]
        return {"outcome": "\n".join(filter(None, told)), "reasons": appeal.reasons}

    letter = to_candidate("appeal_decided", candidacy, said)
    queue_letters(candidacy, [letter], kind="appeal_decided", by=by, at=at)
    return appeal


def _held(candidacy: Candidacy, by: Actor) -> tuple[Candidacy, Appeal]:
    candidacy = lock(candidacy)
    appeal = candidacy.appeals.filter(upheld=None).first()
    if appeal is None:
        raise NoAppeal
    appeal.candidacy = candidacy
    check_takes_part(candidacy, by)
    return candidacy, appeal


def _open_again(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    if candidacy.organisation.candidacies.filter(state=Candidacy.State.OPEN).exists():
        raise AnotherOpen
    last = candidacy.steps_done.last()
    candidacy.state, candidacy.step = Candidacy.State.OPEN, last.step
    last.delete()
    candidacy.assembly = joinable(candidacy, day_of(at))
    candidacy.save(update_fields=["state", "step", "assembly"])
    put_on_agenda(candidacy, by, at)
