"""The steps of a member's path: taken one after another, answered with reasons, heard, or taken back as a whole."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.post.actions import queue_letters
from accede.procedure.actions.effect import hold, keep_meanwhile, lock, settle
from accede.procedure.actions.opening import NotTheirs, check_has_come
from accede.procedure.mails import to_member
from accede.procedure.models import Proceeding, StepTaken
from accede.procedure.queries.passing import ANSWERED, is_of_assembly, may_take_back, must_give_reasons, partial
from accede.procedure.queries.path import ITSELF
from accede.procedure.queries.permission import office, own_file
from accede.procedure.queries.proceeding import Standing, lacking, standing_of, turn_of
from accede.rulebook.facts import Fact
from accede.rulebook.path import Step
from accede.statutes.queries import day_of


class OutOfTurn(Refused):
    """Steps are taken in the order of the path."""

    sentence = _("This step is taken already, or it is not its turn.")


class TooEarly(Refused):
    """A step is not taken before the path was opened, or the step before it was taken."""

    sentence = _("This day lies before what was done last.")


class ReasonsMissing(Refused):
    """A decision about a member gives its reasons."""

    sentence = _("Write the reasons; the member reads them.")


class Partial(Refused):
    """Nobody decides about the member for which it acts."""

    sentence = _("You act for this member, and so take no part in deciding about it.")


class NothingSent(Refused):
    """What a member sends is a file, or words."""

    sentence = _("Add the files that are asked, or write what you send in their place.")


class ForTheAssembly(Refused):
    """What the assembly decides is voted on there."""

    sentence = _("The assembly votes on this; put it on its agenda.")


class NothingStated(Refused):
    """A fact is stated with its value."""

    sentence = _("Fill in at least one of these.")


class CannotTakeBack(Refused):
    """What somebody has declared binds it, unless the statutes let it take it back."""

    sentence = _("The statutes do not let it be taken back any more; write to the secretariat.")


@action("procedure.take_step", allowed_to=office)
def take_step(
    proceeding: Proceeding, *, step: str, on: date, answer: bool, note: str, by: Actor, at: datetime
) -> StepTaken:
    """Write down that a step was taken, what was decided, and why."""
    proceeding = hold(proceeding)
    rule = _turn_of(proceeding, step, at)
    if rule.verb in ANSWERED:
        _check_decision(proceeding, rule, answer, note, by)
    return _take(proceeding, rule, on, answer, note, by, at)


@action("procedure.take_own_step", allowed_to=own_file)
def take_own_step(proceeding: Proceeding, *, step: str, note: str, by: Actor, at: datetime) -> StepTaken:
    """Let a member take a step that is its own."""
    proceeding = hold(proceeding)
    rule = _turn_of(proceeding, step, at)
    if rule.by not in ITSELF:
        raise NotTheirs
    if rule.verb == "sends" and not note.strip() and lacking(proceeding, rule):
        raise NothingSent
    return _take(proceeding, rule, day_of(at), True, note, by, at)


@action("procedure.hear_member", allowed_to=own_file | secretariat)
def hear_member(proceeding: Proceeding, *, words: str, by: Actor, at: datetime) -> None:
    """Keep what a member says about what is proposed against it, for those who decide."""
    proceeding = hold(proceeding)
    if not words.strip():
        raise NothingStated
    proceeding.hearings.create(words=words.strip(), at=at, by=by.id)
    write(proceeding, values={"path": proceeding.path}, personal={"words": words.strip()})


@action("procedure.state_facts", allowed_to=secretariat)
def state_facts(
    proceeding: Proceeding, *, facts: Mapping[str, Fact], days: Mapping[str, date], by: Actor, at: datetime
) -> Standing:
    """State what the rulebook asks for and the register does not know."""
    proceeding = hold(proceeding)
    told = {name: one.isoformat() if isinstance(one, date) else one for name, one in facts.items()}
    dated = {name: one.isoformat() for name, one in days.items()}
    if not told and not dated:
        raise NothingStated
    proceeding.facts, proceeding.days = proceeding.facts | told, proceeding.days | dated
    write(proceeding, values={"facts": told, "days": dated})
    return settle(proceeding, by, at)


@action("procedure.take_back", allowed_to=own_file | secretariat)
def take_back(proceeding: Proceeding, *, reason: str, by: Actor, at: datetime) -> None:
    """End a file that whoever opened it takes back, where the statutes let it; the office says who agreed, and why."""
    proceeding, on = hold(proceeding), day_of(at)
    verdict = may_take_back(proceeding, on)
    if not secretariat(by) and verdict.holds is not True:
        raise CannotTakeBack(verdict=verdict)
    if secretariat(by) and not reason.strip():
        raise ReasonsMissing
    proceeding.state = Proceeding.State.WITHDRAWN
    proceeding.save(update_fields=["state"])
    keep_meanwhile(proceeding, by, at)
    said = {"reason": reason.strip()} if reason.strip() else None
    write(proceeding, verdict=verdict, edition=proceeding.edition.sha256, values={"on": on}, personal=said)
    if proceeding.against_id:
        settle(lock(proceeding.against), by, at)
    _tell(proceeding, standing_of(proceeding, on), by, at)


def _turn_of(proceeding: Proceeding, step: str, at: datetime) -> Step:
    turn = turn_of(proceeding, standing_of(proceeding, day_of(at)))
    if turn is None or turn.name != step:
        raise OutOfTurn
    return turn


def _check_decision(proceeding: Proceeding, rule: Step, answer: bool, note: str, by: Actor) -> None:
    if is_of_assembly(proceeding, rule):
        raise ForTheAssembly
    if partial(proceeding, by):
        raise Partial
    if must_give_reasons(proceeding, rule, answer) and not note.strip():
        raise ReasonsMissing


def _take(proceeding: Proceeding, rule: Step, on: date, answer: bool, note: str, by: Actor, at: datetime) -> StepTaken:
    last = proceeding.steps.order_by("on").last()
    check_has_come(on, at)
    if on < max(proceeding.opened_on, last.on if last else proceeding.opened_on):
        raise TooEarly
    said = {"step": rule.name, "on": on, "answer": answer}
    taken = proceeding.steps.create(**said, note=note.strip(), at=at, by=by.id)
    article, words = rule.article or proceeding.way.article, {"note": taken.note}
    sha = proceeding.edition.sha256
    write(proceeding, article=article, edition=sha, values=said, personal=words if taken.note else None)
    found = settle(proceeding, by, at)
    if proceeding.state != Proceeding.State.EFFECTIVE:  # of that it has another letter
        _tell(proceeding, found, by, at)
    return taken


def _tell(proceeding: Proceeding, found: Standing, by: Actor, at: datetime) -> None:
    letters = to_member("proceeding_moved", proceeding, found, day_of(at))
    queue_letters(proceeding, letters, kind="proceeding_moved", by=by, at=at)
