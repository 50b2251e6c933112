"""What a proposal would have made of real facts: today's members, the votes that were held, the assemblies to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from accede.assembly.models import Item
from accede.assembly.models.item import SEAT
from accede.assembly.queries import outcome_under
from accede.assembly.queries.agenda import next_assemblies
from accede.assembly.queries.naming import assembly_name, question
from accede.register.queries import facts_of, members_on
from accede.rulebook.book import Book
from accede.rulebook.changes import Shift, shifts
from accede.rulebook.dates import deadlines
from accede.rulebook.fact import TODAY
from accede.rulebook.rule import Text
from accede.rulebook.tally import Voter

VOTES = 50  # of the votes that were held, the latest


@dataclass(frozen=True, slots=True)
class Recount:
    """A vote that was held, as it came out and as it would have; None where the proposal knows no such decision."""

    question: str
    assembly: str
    url: str
    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that would move; None where one of the two knows no such date."""

    label: Text
    assembly: str
    before: date | None
    after: date | None


class Trial(NamedTuple):
    """The edition that stands, the proposal that is tried against it, and the day on which."""

    old: Book
    new: Book
    on: date


def members_shifted(trial: Trial) -> list[Shift]:
    """Return what each member of the day would gain or lose, by what is known of it."""
    members = (
        Voter(f"{one.number} {one.organisation.name}", one.category, one.organisation.country, facts=facts)
        for one in members_on(trial.on)
        for facts in [facts_of(one.organisation, trial.on) | {TODAY: trial.on}]
    )
    return list(shifts(trial.old, trial.new, members))


def votes_recounted(new: Book) -> Iterator[Recount]:
    """Count the latest votes that were held, with ballots, once more under the proposal."""
    held = (
        Item.objects.exclude(declared_at=None)
        .exclude(about__startswith=SEAT)
        .filter(ledger__count__gt=0, assembly__is_rehearsal=False)
        .select_related("assembly__edition", "ledger")
    )
    for item in held.prefetch_related("ballots").order_by("-declared_at")[:VOTES]:
        after = outcome_under(new, item).outcome if item.matter in new.decision else None
        before = outcome_under(item.assembly.book, item).outcome
        yield Recount(question(item), assembly_name(item.assembly), item.get_absolute_url(), before, after)


def dates_moved(trial: Trial) -> Iterator[Moved]:
    """Yield the dates of the assemblies to come that would move."""
    for assembly in next_assemblies(trial.on):
        was, now = ({one.name: one for one in deadlines(book, assembly.day)} for book in (trial.old, trial.new))
        for name in (*was, *(one for one in now if one not in was)):
            days = [one[name].due.on if name in one else None for one in (was, now)]
            if days[0] != days[1]:
                label = (now.get(name) or was[name]).label
                yield Moved(label, assembly_name(assembly), *days)
