"""In which capacity somebody acts, and the permissions that sentences of code are made of.

`chair | secretariat` lets either office act; `candidate.of(lambda file: file.organisation_id)` lets a candidate
act on its own organisation's file alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from accede.journal.actions import Actor, Mandated, causing


class Capacity(StrEnum):
    """The closed list of capacities; offices and bodies of a rulebook each act as one of them."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    BOARD = "board"
    TREASURER = "treasurer"
    AUDITOR = "auditor"
    DELEGATE = "delegate"
    CANDIDATE = "candidate"
    TECHNICIAN = "technician"
    CLOCK = "clock"


@dataclass(frozen=True)
class Grant:
    """One way to be allowed: a capacity, and how to find the mandate for a subject among an actor's."""

    capacity: str
    mandate: Callable[[Actor, Any], Mandated | None]
    own: bool = False


@dataclass(frozen=True)
class Permission:
    """Any of some grants; the first that fits says under which mandate the action is done."""

    grants: tuple[Grant, ...]

    def __call__(self, actor: Actor, subject: Any = None) -> Mandated | None:
        """Return the mandate under which this actor may act on the subject, or None."""
        return next((mandate for grant in self.grants if (mandate := grant.mandate(actor, subject))), None)

    def __or__(self, other: "Permission") -> "Permission":
        return Permission(self.grants + other.grants)

    @property
    def capacities(self) -> frozenset[str]:
        """Every capacity that may be allowed, for the published table."""
        return frozenset(grant.capacity for grant in self.grants)

    @property
    def own(self) -> bool:
        """Whether some capacity is allowed on its own organisation's objects only."""
        return any(grant.own for grant in self.grants)

    def of(self, organisation: Callable[[Any], int | None]) -> "Permission":
        """Narrow each grant to mandates for the organisation that the subject belongs to."""
        return Permission(tuple(_narrowed(grant.capacity, organisation) for grant in self.grants))


def _held(capacity: Capacity) -> Permission:
    def mandate(actor: Actor, _subject: Any) -> Mandated | None:
        return next((held for held in actor.mandates if held.capacity == capacity), None)

    return Permission((Grant(str(capacity), mandate),))


def _narrowed(capacity: str, organisation: Callable[[Any], int | None]) -> Grant:
    def mandate(actor: Actor, subject: Any) -> Mandated | None:
        owner = None if subject is None else organisation(subject)
        mine = (held for held in actor.mandates if held.capacity == capacity and held.organisation == owner)
        return None if owner is None else next(mine, None)

    return Grant(capacity, mandate, own=True)


def _anyone(actor: Actor, _subject: Any) -> Mandated:
    return actor.mandates[0] if actor.mandates else Mandated("visitor")


def _oneself(actor: Actor, subject: Any) -> Mandated | None:
    return Mandated("oneself") if subject is not None and actor.id == f"account:{subject.pk}" else None


def _consequence(_actor: Actor, _subject: Any) -> Mandated | None:
    return causing()


secretariat = _held(Capacity.SECRETARIAT)
chair = _held(Capacity.CHAIR)
board = _held(Capacity.BOARD)
treasurer = _held(Capacity.TREASURER)
auditor = _held(Capacity.AUDITOR)
delegate = _held(Capacity.DELEGATE)
candidate = _held(Capacity.CANDIDATE)
technician = _held(Capacity.TECHNICIAN)
clock = _held(Capacity.CLOCK)

# Whoever comes by, signed in or not; the holder of an account on that account; what follows from another action.
anyone = Permission((Grant("visitor", _anyone),))
oneself = Permission((Grant("oneself", _oneself, own=True),))
consequence = Permission((Grant("consequence", _consequence),))

VISITOR = Actor("visitor")
CLOCK = Actor("clock", (Mandated(str(Capacity.CLOCK)),))


def delegate_of(actor: Actor) -> set[int]:
    """Return the organisations that somebody is a delegate of, whoever speaks for them."""
    return {one.organisation for one in actor.mandates if one.capacity == Capacity.DELEGATE and one.organisation}
