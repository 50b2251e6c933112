"""At which assembly a request can be voted on, and which one it has missed, and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of, next_assemblies, takes
from accede.journal.record import named
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.entering import has_arrived
from accede.procedure.queries.path import sure_vote_of, vote_of
from accede.rulebook.book import Book
from accede.rulebook.dates import in_time, request_by
from accede.rulebook.path import Path
from accede.rulebook.verdict import Due
from accede.wording.formats import day

UNDECIDED = (Item.State.PREPARED, Item.State.OPEN)


@dataclass(frozen=True)
class Aim:
    """The assembly a request is meant for, its last day, and the first assembly it comes too late for."""

    assembly: Assembly | None = None
    due: Due | None = None
    missed: Assembly | None = None
    missed_due: Due | None = None


def aim(book: Book, path: Path, sent_on: date, upcoming: Iterable[Assembly]) -> Aim:
    """Return the earliest of these assemblies that a request sent on a day is in time for, and what it missed.

    One whose agenda takes it no more is passed over. Where the assembly has no vote on it, a request is meant for none.
    """
    vote = vote_of(path, book)
    if vote is None:
        return Aim()
    missed: tuple[Assembly, Due] | None = None
    for assembly in upcoming:
        due = request_by(book, path.name, assembly.day)
        if due and not in_time(due, sent_on):
            missed = missed or (assembly, due)
        elif vote.what[0] in takes(assembly):
            return Aim(assembly, due, *(missed or ()))
    return Aim(None, None, *(missed or ()))


def aim_on(candidacy: Candidacy, on: date) -> Aim:
    """Return what a request of this candidacy, sent on this day, would be meant for."""
    return aim(candidacy.book, candidacy.way, on, next_assemblies(on))


def waits(candidacy: Candidacy, on: date) -> bool:
    """Say whether a request that was sent is meant for no assembly to come that can still vote on it."""
    vote, meant_for = vote_of(candidacy.way, candidacy.book), candidacy.assembly
    if vote is None or not has_arrived(candidacy) or vote.name in done_names(candidacy):
        return False
    # An assembly is over once it is closed, also on its own evening: its agenda takes nothing more.
    if meant_for is None or meant_for.day < on or meant_for.state in Assembly.OVER:
        return True
    return vote.what[0] not in takes(meant_for) and item_of(named(candidacy), meant_for) is None


def meant_for(candidacy: Candidacy, on: date) -> Assembly | None:
    """Return the assembly that a candidacy comes to by what is known today, or None while no date is known."""
    if not candidacy.is_open:
        return candidacy.assembly
    if not has_arrived(candidacy):
        return aim_on(candidacy, on).assembly
    return joinable(candidacy, on) if waits(candidacy, on) else candidacy.assembly


def coming_told(candidacy: Candidacy, language: str) -> str:
    """Say when the members can vote on a request that was sent; nothing where they need not."""
    done = done_names(candidacy)
    vote = sure_vote_of(candidacy.way, candidacy.book, done)
    if vote is None or not has_arrived(candidacy) or vote.name in done:
        return ""
    if candidacy.assembly is None:
        return _("No General Assembly is announced for it yet; it waits for the next date.")
    return _("The members can vote on it on {day}.").format(day=day(candidacy.assembly.day, language))


def joinable(candidacy: Candidacy, on: date) -> Assembly | None:
    """Return the assembly that a request already sent can join today, or None while no date is known."""
    return joinables([candidacy], on).get(candidacy)


def joinables(candidacies: Collection[Candidacy], on: date) -> dict[Candidacy, Assembly]:
    """Return the assembly that each of these can join today, of those that can join one."""
    # One that has decided on it, or adjourned its decision, may still sit.
    dealt = Item.objects.filter(about__in=[named(one) for one in candidacies]).exclude(state__in=UNDECIDED)
    left, upcoming = set(dealt.values_list("about", "assembly")), next_assemblies(on)
    found = {}
    for candidacy in candidacies:
        open_to = [one for one in upcoming if (named(candidacy), one.pk) not in left]
        sent = getattr(candidacy, "request", None)
        found[candidacy] = aim(candidacy.book, candidacy.way, sent.sent_on if sent else on, open_to).assembly
    return {candidacy: assembly for candidacy, assembly in found.items() if assembly}
