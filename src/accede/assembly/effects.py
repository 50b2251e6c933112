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
    """What is done when a matter is decided, and how it is told on the page of the result."""

    effect: Effect
    told: Callable[[Item], list[DueRow]] | None = None


EFFECTS: dict[str, Consequence] = {}


def register_effect(matter: str, effect: Effect, told: Callable[[Item], list[DueRow]] | None = None) -> None:
    """Let an effect follow whenever a result on this matter is declared."""
    EFFECTS[matter] = Consequence(effect, told)


def follow(item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Do what follows from a result."""
    if item.matter in EFFECTS:
        EFFECTS[item.matter].effect(item, outcome, by=by, at=at)


def followed(item: Item) -> list[DueRow]:
    """Tell what has followed from a result, and what still has to."""
    consequence = EFFECTS.get(item.matter)
    return consequence.told(item) if consequence and consequence.told else []
