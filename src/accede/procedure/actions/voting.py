"""What the assembly decides on a member's path: put on its agenda, and followed once the result is declared."""

from contextlib import suppress
from datetime import datetime

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions import add_item
from accede.assembly.models import Item
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import consequence
from accede.people.queries import language
from accede.post.actions import queue_letters
from accede.procedure.actions.effect import NotRunning, hold, settle
from accede.procedure.mails import to_member
from accede.procedure.models import Proceeding
from accede.procedure.queries.permission import minuting
from accede.procedure.queries.proceeding import Standing, standing_of, turn_of
from accede.procedure.queries.telling import step_named, way_named
from accede.procedure.queries.voting import assembly_for, proceeding_of, voted_on, waiting_item
from accede.rulebook.path import Step
from accede.rulebook.tally import Outcome
from accede.statutes.queries import day_of

ANSWERS = {"carried": True, "rejected": False}


class NotVotedOn(Refused):
    """The assembly votes on what the rulebook gives it."""

    sentence = _("The assembly has nothing to decide on this.")


class NoAssemblyForIt(Refused):
    """An item stands on the agenda of an assembly that is announced and not convened yet."""

    sentence = _("No assembly is announced whose agenda still takes this.")


class DecidedAlready(Refused):
    """A subject stands on one agenda at a time."""

    sentence = _("This stands on an agenda already.")


class VotedTooEarly(Refused):
    """Whoever is to be heard, or told, before a vote is heard or told first."""

    def __init__(self, proceeding: Proceeding, step: Step, found: Standing) -> None:
        told = gettext("Before the members vote, this is written down in the member’s file: %(step)s.")
        super().__init__(told % {"step": step_named(proceeding.way, step.name, language())}, verdict=found.progress)


@action("procedure.put_before_assembly", allowed_to=minuting)
def put_before_assembly(proceeding: Proceeding, *, by: Actor, at: datetime) -> Item:
    """Put a member's file on the agenda of the next assembly that can still take it."""
    proceeding, on = hold(proceeding), day_of(at)
    step = voted_on(proceeding)
    if step is None:
        raise NotVotedOn
    if waiting_item(proceeding):
        raise DecidedAlready
    assembly = assembly_for(proceeding, on)
    if assembly is None:
        raise NoAssemblyForIt
    proceeding.assembly = assembly
    write(proceeding, article=step.article or proceeding.way.article, values={"assembly": assembly, "step": step.name})
    title = {lang: _titled(proceeding, lang) for lang in proceeding.book.rulebook.languages}
    item = add_item(assembly, matter=step.what[0], title=title, about=named(proceeding), by=by, at=at)
    turn = turn_of(proceeding, standing_of(proceeding, on))
    if turn and turn.verb == "puts":
        proceeding.steps.create(step=turn.name, on=on, at=at, by=by.id)
    found = settle(proceeding, by, at)
    letters = to_member("proceeding_moved", proceeding, found, on)
    queue_letters(proceeding, letters, kind="proceeding_moved", by=by, at=at)
    return item


@action("procedure.note_vote", allowed_to=consequence)
def note_vote(proceeding: Proceeding, item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Record what the assembly decided on a member's path, and let it go on from there."""
    proceeding, on = hold(proceeding), day_of(at)
    step = voted_on(proceeding)
    if step is None:
        raise NotRunning
    said = {"step": step.name, "on": item.assembly.day, "answer": ANSWERS[outcome.outcome]}
    proceeding.steps.create(**said, at=at, by=by.id)
    write(proceeding, verdict=outcome.verdict, edition=proceeding.edition.sha256, values=said | {"item": item})
    found = settle(proceeding, by, at)
    if proceeding.state != Proceeding.State.EFFECTIVE:
        letters = to_member("proceeding_moved", proceeding, found, on)
        queue_letters(proceeding, letters, kind="proceeding_moved", by=by, at=at)


def await_turn_of_member(item: Item) -> None:
    """Refuse the vote on a member's file while a step that comes before it is still to be taken."""
    proceeding = proceeding_of(item)
    voted = voted_on(proceeding) if proceeding and proceeding.is_running else None
    if voted:
        found = standing_of(proceeding, item.assembly.day)
        turn = turn_of(proceeding, found)
        if turn and turn.name != voted.name:
            raise VotedTooEarly(proceeding, turn, found)


def follow_vote_on_member(item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Let the result of an item on a member's file have its effect; without a quorum nothing is decided."""
    proceeding = proceeding_of(item)
    if proceeding and outcome.outcome in ANSWERS:
        # Of a file that has ended before the vote the result stands in the record, and nothing follows.
        with suppress(NotRunning):
            note_vote(proceeding, item, outcome, by=by, at=at)


def _titled(proceeding: Proceeding, lang: str) -> str:
    with override(lang):
        way, name = way_named(proceeding.way, proceeding.book, lang), proceeding.membership.organisation.name
        return gettext("%(way)s: %(member)s") % {"way": way, "member": name}
