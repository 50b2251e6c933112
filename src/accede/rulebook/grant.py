"""What somebody has granted, and which standing a member is in: by whom, since when, until when and why."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Grant:
    """An exception that was granted: the rule it is to, such as fee.full. The last day is its own or the rule's."""

    rule: str
    by: str = ""
    on: date | None = None
    until: date | None = None
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A standing that a path has led a member into, and since when."""

    standing: str
    since: date | None = None
