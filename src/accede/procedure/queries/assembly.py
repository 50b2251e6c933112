"""At which assembly a request can be voted on, and which one it has missed, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.assembly.models import Assembly
from accede.assembly.queries import next_assemblies
from accede.procedure.models import Candidacy
from accede.procedure.queries.path import vote_of
from accede.rulebook.book import Book
from accede.rulebook.dates import in_time, request_by
from accede.rulebook.path import Path
from accede.rulebook.verdict import Due


@dataclass(frozen=True)
class Aim:
    """The assembly a request is meant for, its last day, and the first assembly it comes too late for."""

    assembly: Assembly | None = None
    due: Due | None = None
    missed: Assembly | None = None
    missed_due: Due | None = None


def aim(book: Book, path: Path, sent_on: date, upcoming: Iterable[Assembly]) -> Aim:
    """Return the earliest of these assemblies that a request sent on a day is in time for, and what it missed.

    Where the assembly has no vote on it, a request is meant for none.
    """
    if vote_of(path, book) is None:
        return Aim()
    missed: tuple[Assembly, Due] | None = None
    for assembly in upcoming:
        due = request_by(book, path.name, assembly.day)
        if due is None or in_time(due, sent_on):
            return Aim(assembly, due, *(missed or ()))
        missed = missed or (assembly, due)
    return Aim(None, None, *(missed or ()))


def aim_on(candidacy: Candidacy, on: date) -> Aim:
    """Return what a request of this candidacy, sent on this day, would be meant for."""
    return aim(candidacy.book, candidacy.way, on, next_assemblies(on))


def waits(candidacy: Candidacy, on: date) -> bool:
    """Say whether a request that was sent is meant for no assembly to come: none was announced, or it is over."""
    meant_for = candidacy.assembly
    # An assembly is over once it is closed, also on its own evening: its agenda takes nothing more.
    is_over = meant_for is None or meant_for.day < on or meant_for.state == Assembly.State.CLOSED
    return hasattr(candidacy, "request") and is_over and vote_of(candidacy.way, candidacy.book) is not None


def joinable(candidacy: Candidacy, on: date) -> Assembly | None:
    """Return the assembly that a request already sent can join today, or None while no date is known."""
    # One that adjourned its decision on it may still sit.
    left = candidacy.grounds.values_list("assembly", flat=True)
    upcoming = [one for one in next_assemblies(on) if one.pk not in set(left)]
    sent = getattr(candidacy, "request", None)
    return aim(candidacy.book, candidacy.way, sent.sent_on if sent else on, upcoming).assembly
