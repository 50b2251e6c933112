"""What is known of one member on one path: what was done, when, and what it answered."""

from dataclasses import dataclass, field
from datetime import date

from accede.rulebook.day import Anchors
from accede.rulebook.facts import Facts


@dataclass(frozen=True, slots=True)
class Deed:
    """A step that was taken, on what day, and what it answered (None: nobody knows)."""

    step: str
    on: date
    answer: bool | None = True


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one member on one path: since when it is open, what was done, and the record of its appeal."""

    opened: date | None = None
    deeds: tuple[Deed, ...] = ()
    category: str = ""  # in which it was found, where the path does not say
    facts: Facts = field(default_factory=dict)
    days: Anchors = field(default_factory=dict)
    appeal: "Record | None" = None
