"""By which ways of the statutes a member may go, who opens each, and whether it may be opened now."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from accede.assembly.models import Assembly
from accede.assembly.queries import next_assemblies
from accede.journal.actions import Actor
from accede.people.capacities import Capacity, secretariat
from accede.procedure.models import Proceeding
from accede.procedure.queries.path import ITSELF
from accede.procedure.queries.permission import of_board
from accede.procedure.queries.proceeding import does, known_days
from accede.register.models import Membership
from accede.register.queries import facts_of, members_on
from accede.rulebook.book import Book
from accede.rulebook.day import Anchors
from accede.rulebook.facts import Fact
from accede.rulebook.filing import last_day
from accede.rulebook.opening import Opening, may_open
from accede.rulebook.path import OUTSIDE, Path
from accede.rulebook.test import Test
from accede.rulebook.verdict import Verdict

MEMBERS = "members"  # who opens a path that so many members must open


@dataclass(frozen=True, kw_only=True)
class Wish:
    """How somebody would open a path: in whose name, on which day, why, in what form, and what else is stated."""

    opener: str
    on: date
    number: int | None = None
    grounds: tuple[str, ...] = ()
    form: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)


def ways(membership: Membership, book: Book) -> dict[str, Path]:
    """Return the paths that lead a member from its category anywhere: up, down, out, into a standing, or on."""
    appeals = {path.appeal for path in book.path.values()}
    ends = {OUTSIDE, *book.category, *book.standing}
    return {
        name: path
        for name, path in book.path.items()
        if path.into in ends and path.from_ in ("", membership.category) and name not in appeals
    }


def openers(path: Path) -> list[str]:
    """Return who opens a path, as the rulebook names them; `members` where so many of them must."""
    named = [one if isinstance(one, str) else MEMBERS for one in path.opened_by]
    return list(dict.fromkeys(named)) or [""]


def may_speak_for(actor: Actor, opener: str, membership: Membership, book: Book) -> bool:
    """Say whether somebody acts in the name of whoever opens a path; the secretariat writes down what all bring it."""
    if secretariat(actor):
        return True
    if opener in ITSELF:
        return any(held.organisation == membership.organisation_id for held in delegates(actor))
    capacity = does(opener, book)
    return bool(of_board(actor)) and capacity in (Capacity.BOARD, Capacity.CHAIR)


def delegates(actor: Actor) -> Iterator[object]:
    """Return what somebody holds as a delegate."""
    return (held for held in actor.mandates if held.capacity == Capacity.DELEGATE)


def opening_of(
    path: Path, membership: Membership, book: Book, wish: Wish, days: Anchors | None = None
) -> tuple[Verdict, Assembly | None]:
    """Say whether a member's path may be opened so, and for which assembly it is in time, if it is meant for one."""
    days = {**known_days(membership, book, wish.on), **(days or {}), **wish.days}
    meant = _meant_for(path, days, wish.on, book)
    asked = Opening(
        by=wish.opener,
        number={MEMBERS: wish.number} | _among(path, wish.number) if wish.number else 0,
        bases=_bases(path, wish.on),
        on=wish.on,
        grounds=wish.grounds,
        form=(wish.form,) if wish.form else (),
        refused=refusals(membership, path),
        days={**days, **({"assembly": meant.day} if meant else {})},
    )
    facts = book.facts({**facts_of(membership.organisation, wish.on), "category": membership.category, **wish.facts})
    return may_open(path, asked, facts, book.rulebook.year_ends), meant


def refusals(membership: Membership, path: Path) -> list[date]:
    """Return the days on which this was refused to this member before."""
    ended = Proceeding.objects.filter(membership__organisation=membership.organisation_id, path=path.name)
    ended = ended.filter(state=Proceeding.State.ENDED, steps__answer=False)
    return list(ended.order_by("steps__on").values_list("steps__on", flat=True))


def _meant_for(path: Path, days: Anchors, on: date, book: Book) -> Assembly | None:
    """Return the first assembly to come for which this is in time, where it must be filed so long before one."""
    if path.filed is None or path.filed.anchor != "assembly":
        return None
    for assembly in next_assemblies(on):
        due = last_day(path, {**days, "assembly": assembly.day}, book.rulebook.year_ends)
        if due is None or due.on is None or due.on >= on:
            return assembly
    return None


def _tests(path: Path) -> list[Test]:
    return [one for one in path.opened_by if isinstance(one, Test)]


def _among(path: Path, number: int | None) -> dict[str, int]:
    return {one.base_name(): number or 0 for one in _tests(path)}


def _bases(path: Path, on: date) -> dict[str, int]:
    if not _tests(path):
        return {}
    by_category = Counter(one.category for one in members_on(on))
    return {MEMBERS: by_category.total()} | {f"{MEMBERS} among {name}": n for name, n in by_category.items()}


def asked(path: Path, membership: Membership, book: Book, on: date) -> list[str]:
    """Return the names of what a path asks for, and the register does not know."""
    known = {*facts_of(membership.organisation, on), "category", "today", "matter"}
    facts = {name for one in path.conditions for name in one.facts()}
    days = {one.anchor for one in (path.filed, path.effect, *(step.when for step in path.steps)) if one}
    given = (name for name, rule in book.fact.items() if rule.is_given and rule.about == "member")
    return [name for name in given if name in facts | days and name not in known]
