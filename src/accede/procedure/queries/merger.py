"""What the statutes say of members that merge, and what is told of it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.register.models import Membership
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.wording.formats import day

MERGER = "merger"  # the path of a rulebook for members that merge, by the name that rulebooks give it


@dataclass(frozen=True)
class Merged:
    """Which memberships end by a merger, in which one it goes on, and from which day."""

    ended: tuple[Membership, ...]
    kept: Membership
    on: date


def merger_path(book: Book) -> Path | None:
    """Return the path of a rulebook for members that merge; None where it knows none."""
    return book.path.get(MERGER)


def merger_told(merged: Merged, language: str) -> str:
    """Say what a merger has come to."""
    kept, ended = merged.kept, merged.ended
    values = {
        "gone": ended[0].organisation.name,
        "other": ended[-1].organisation.name,
        "kept": kept.organisation.name,
        "number": kept.number,
        "day": day(merged.on, language),
    }
    one = _("{gone} has merged with {kept}, which goes on as member No. {number}. It holds from {day} on.")
    both = _("{gone} and {other} have merged into {kept}, which is member No. {number}. It holds from {day} on.")
    return (one if len(ended) == 1 else both).format(**values)


def merger_decision(other: Membership, decision: str) -> str:
    """Write, for the line of the register, with whom a member that ends has merged, and who decided it."""
    values = {"number": other.number, "name": other.organisation.name, "decision": decision}
    said = _("Merger with No. {number}, {name}. {decision}") if decision else _("Merger with No. {number}, {name}")
    return said.format(**values)[:200]
