"""What follows from a declared result. The rooms above register it at start-up; it is done in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from accede.assembly.models import Item
from accede.journal.actions import Actor
from accede.people.queries import DueRow
from accede.rulebook.tally import Outcome


class Effect(Protocol):
    """Nested actions that carry out what was decided; `item` holds its state already."""

    def __call__(self, item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
        """Do what follows from this outcome of this item."""


@dataclass(frozen=True)
class Consequence:
    """What is done when a matter is decided, how it is told on the page of the result, and what is known before.

    `awaits` refuses a vote that comes before its turn; `before` tells for the minutes what was done before it.
    """

    effect: Effect
    told: Callable[[Item], list[DueRow]] | None = None
    papers: Callable[[Item], list[DueRow]] | None = None
    awaits: Callable[[Item], None] | None = None
    before: Callable[[Item], list[str]] | None = None


EFFECTS: dict[str, Consequence] = {}


def register_effect(
    kind: str,
    effect: Effect,
    told: Callable[[Item], list[DueRow]] | None = None,
    papers: Callable[[Item], list[DueRow]] | None = None,
    awaits: Callable[[Item], None] | None = None,
    before: Callable[[Item], list[str]] | None = None,
) -> None:
    """Let an effect follow whenever a result is declared on this matter, or about a subject of this kind.

    Matters are called as each rulebook likes; what follows from one hangs on what it is about.
    """
    EFFECTS[kind] = Consequence(effect, told, papers, awaits, before)


def follow(item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Do what follows from a result."""
    if consequence := _consequence_of(item):
        consequence.effect(item, outcome, by=by, at=at)


def has_effect(item: Item) -> bool:
    """Say whether anything follows from the result of an item."""
    return _consequence_of(item) is not None


def followed(item: Item) -> list[DueRow]:
    """Tell what has followed from a result, and what still has to."""
    consequence = _consequence_of(item)
    return consequence.told(item) if consequence and consequence.told else []


def papers(item: Item) -> list[DueRow]:
    """Return what the members can know before they vote on an item."""
    consequence = _consequence_of(item)
    return consequence.papers(item) if consequence and consequence.papers else []


def check_turn(item: Item) -> None:
    """Refuse to decide an item before what comes first is done."""
    consequence = _consequence_of(item)
    if consequence and consequence.awaits:
        consequence.awaits(item)


def went_before(item: Item) -> list[str]:
    """Return, sentence by sentence, what the minutes say was done before an item was decided."""
    consequence = _consequence_of(item)
    return consequence.before(item) if consequence and consequence.before else []


def _consequence_of(item: Item) -> Consequence | None:
    if item.assembly.is_rehearsal:
        return None
    return EFFECTS.get(item.matter) or EFFECTS.get(item.about.partition(":")[0])
