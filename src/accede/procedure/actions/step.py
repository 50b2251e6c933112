"""Steps of a candidate's path that no page of their own takes: written down once they are done, or decided."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.procedure.actions.agenda import put_on_agenda
from accede.procedure.actions.decision import Decision, admit, follow
from accede.procedure.actions.opening import check_has_come
from accede.procedure.actions.passing import OutOfTurn, ReasonsMissing, TooEarly
from accede.procedure.actions.walk import check_takes_part, hold, mark, tell_next
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.path import is_written_down, unsaid
from accede.procedure.queries.permission import office
from accede.rulebook.path import Step
from accede.rulebook.verdict import Named, Verdict
from accede.statutes.queries import day_of


class NothingWritten(Refused):
    """What somebody advises is written down with what they say."""

    sentence = _("Write down what was said.")


@action("procedure.note_step", allowed_to=office)
def note_step(candidacy: Candidacy, *, step: str, note: str, by: Actor, at: datetime) -> None:
    """Write down that a step was taken in which nothing is decided: members told, advice given, a visit made."""
    candidacy, rule = _held(candidacy, step, by)
    if rule.verb == "decides":
        raise OutOfTurn
    if rule.verb == "advises" and not note.strip():
        raise NothingWritten
    mark(candidacy, rule, by, at, note.strip())
    said = {"step": rule.name, "next": candidacy.step}
    write(candidacy, article=rule.article or candidacy.way.article, values=said, personal=_words(note))
    put_on_agenda(candidacy, by, at)
    if candidacy.step:
        tell_next(candidacy, by, at)
    else:
        is_done = Verdict(holds=True, code=f"step.{rule.verb}", article=rule.article or candidacy.way.article)
        admit(candidacy, Decision(rule, True, day_of(at), is_done), by=by, at=at)


@action("procedure.decide", allowed_to=office)
def decide(candidacy: Candidacy, *, step: str, on: date, answer: bool, reason: str, by: Actor, at: datetime) -> Verdict:
    """Write down what a body has decided that this site does not convene, and let it have its effect."""
    candidacy, rule = _held(candidacy, step, by)
    if rule.verb != "decides":
        raise OutOfTurn
    if not answer and not reason.strip():
        raise ReasonsMissing
    check_has_come(on, at)
    if on < day_of(candidacy.opened_at):
        raise TooEarly
    verdict = _verdict(candidacy, rule, answer)
    said = {"step": rule.name, "on": on, "answer": answer}
    write(candidacy, verdict=verdict, edition=candidacy.edition.sha256, values=said, personal=_words(reason))
    mark(candidacy, rule, by, at, reason.strip())
    follow(candidacy, Decision(rule, answer, on, verdict, reason=reason.strip()), by=by, at=at)
    return verdict


def _held(candidacy: Candidacy, step: str, by: Actor) -> tuple[Candidacy, Step]:
    candidacy = hold(candidacy)
    check_takes_part(candidacy, by)
    rule = candidacy.way.next(done_names(candidacy)) or unsaid(candidacy.way)
    if rule.name != step or not is_written_down(rule, candidacy.way, candidacy.book):
        raise OutOfTurn
    return candidacy, rule


def _verdict(candidacy: Candidacy, rule: Step, answer: bool) -> Verdict:
    kind = "decision" if rule.name else "path"
    return Verdict(
        holds=answer,
        code="decided.yes" if answer else "decided.no",
        values={"decision": Named(kind, rule.what[0])},
        article=rule.article or candidacy.way.article,
    )


def _words(text: str) -> dict[str, str] | None:
    return {"note": text.strip()} if text.strip() else None
