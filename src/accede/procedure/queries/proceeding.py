"""Where a proceeding stands on a day, as the core says from what was done; and from which day on it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from accede.archive.queries import latest_by_purpose
from accede.assembly.queries import next_assemblies
from accede.procedure.models import Proceeding
from accede.register.models import Membership
from accede.register.queries import facts_of
from accede.rulebook.book import Book
from accede.rulebook.day import day_of
from accede.rulebook.facts import Fact
from accede.rulebook.path import OUTSIDE, Path, Step
from accede.rulebook.progress import OVERTURNED, Progress, play
from accede.rulebook.record import Deed, Record
from accede.rulebook.walk import DONE, OPEN

ONE_DAY = timedelta(days=1)
APPEALED = "appealed"


@dataclass(frozen=True)
class Standing:
    """Where a proceeding stands on a day, and the first day on which what it leads to counts."""

    progress: Progress
    starts: date | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether a step is still to be taken, or nobody can say."""
        return self.progress.state in (OPEN, APPEALED, None)

    @property
    def keeps_back(self) -> bool:
        """Whether an appeal may still be made on the day it was asked for: nothing takes effect before."""
        return self.progress.appeal_by is not None and self.progress.appeal_by.code != "day.not_set"


def proceedings() -> QuerySet[Proceeding]:
    """Return proceedings with all that their own page needs."""
    parts = ("membership__organisation", "edition", "assembly", "line", "against", "appeal")
    return Proceeding.objects.select_related(*parts).prefetch_related("steps", "appeal__steps")


def appeal_of(proceeding: Proceeding) -> Proceeding | None:
    """Return the appeal against what was decided, unless it was taken back."""
    found = getattr(proceeding, "appeal", None)
    return found if found and found.state != Proceeding.State.WITHDRAWN else None


def running_again(proceeding: Proceeding) -> bool:
    """Say whether the member walks the same path once more."""
    same = Proceeding.objects.filter(membership=proceeding.membership, path=proceeding.path)
    return same.filter(state__in=(Proceeding.State.OPEN, Proceeding.State.WAITING)).exclude(pk=proceeding.pk).exists()


def notice_of(proceeding: Proceeding) -> date:
    """Return the day from which an appeal is counted where nothing else is said: that of the last step."""
    return max((one.on for one in proceeding.steps.all()), default=proceeding.opened_on)


def record_of(proceeding: Proceeding, on: date) -> Record:
    """Return what is known of a member on its path, for the core."""
    membership, book = proceeding.membership, proceeding.book
    appeal = appeal_of(proceeding)
    return Record(
        opened=proceeding.opened_on if proceeding.opener or not book.path[proceeding.path].only_if else None,
        deeds=tuple(Deed(one.step, one.on, one.answer) for one in proceeding.steps.all()),
        category=membership.category,
        facts=book.facts({**facts_of(membership.organisation, on), **stated(proceeding)}),
        days={
            **known_days(membership, book, proceeding.opened_on),
            **_assembly(proceeding, on),
            **({"notice": notice_of(proceeding.against)} if proceeding.against else {}),
            **said(proceeding),
        },
        appeal=record_of(appeal, on) if appeal else None,
    )


def standing_of(proceeding: Proceeding, on: date) -> Standing:
    """Say where a proceeding stands on a day."""
    book, record = proceeding.book, record_of(proceeding, on)
    progress = play(book, proceeding.path, record, on)
    return Standing(progress, _starts(proceeding, book, record, progress))


def standing_after(proceeding: Proceeding, at: datetime, on: date) -> Standing:
    """Say where a proceeding stood right after a moment of a day, whatever was done or appealed against later."""
    book = proceeding.book
    deeds = tuple(Deed(one.step, one.on, one.answer) for one in proceeding.steps.all() if one.at <= at)
    record = replace(record_of(proceeding, on), deeds=deeds, appeal=None)
    progress = play(book, proceeding.path, record, on)
    return Standing(progress, _starts(proceeding, book, record, progress))


def turn_of(proceeding: Proceeding, found: Standing) -> Step | None:
    """Return the step whose turn it is, if it is one of this path and not of the appeal against it."""
    return next((one for one in proceeding.way.steps if one.name == found.progress.step), None)


def sends(proceeding: Proceeding, found: Standing) -> Step | None:
    """Return the step in which something is sent: the one whose turn it is, or that was taken last."""
    rule, last = turn_of(proceeding, found), list(proceeding.steps.all())[-1:]
    steps = [*filter(None, [rule]), *(proceeding.way.step(one.step) for one in last)]
    return next((one for one in steps if one.verb == "sends"), None)


def lacking(proceeding: Proceeding, rule: Step) -> list[str]:
    """Return the documents that a step sends and of which no file is there."""
    there = latest_by_purpose(proceeding)
    return [name for name in rule.what if name not in there]


def known_days(membership: Membership, book: Book, on: date) -> dict[str, date]:
    """Return the days of a membership that rules count from: its entry, and the end of its term after a day."""
    if membership.starts is None:
        return {}
    rule, ends = book.category[membership.category], membership.starts
    while rule.term is not None and ends <= on:
        ends = rule.term_ends(ends).on or date.max
    return {"entry": membership.starts, **({"term.end": ends} if rule.term else {})}


def stated(proceeding: Proceeding) -> dict[str, Fact]:
    """Return the facts that were stated on a file, as the rulebook reads them."""
    rules = proceeding.book.fact
    days = {name for name, rule in rules.items() if rule.kind == "date"}
    return {name: date.fromisoformat(one) if name in days else one for name, one in proceeding.facts.items()}


def said(proceeding: Proceeding) -> dict[str, date]:
    """Return the days that were stated on a file."""
    return {name: date.fromisoformat(one) for name, one in proceeding.days.items()}


def does(step_by: str, book: Book) -> str:
    """Return the capacity in which a step of a path is taken; none for the member itself and for outsiders."""
    body = book.body.get(step_by)
    return str(body.acts_as) if body and body.acts_as else ""


def leads_out(path: Path) -> bool:
    """Say whether a member leaves by this path."""
    return path.into == OUTSIDE


def _assembly(proceeding: Proceeding, on: date) -> Mapping[str, date]:
    """Return the day of the assembly it is meant for, else of the next to come."""
    if proceeding.assembly:
        return {"assembly": proceeding.assembly.day}
    coming = next_assemblies(on)
    return {"assembly": coming[0].day} if coming else {}


def _starts(proceeding: Proceeding, book: Book, record: Record, progress: Progress) -> date | None:
    """Return the first day on which the member stands where the path leads: the core is asked for each that may be."""
    ruled = [one.on for one in record.appeal.deeds] if record.appeal else []
    if progress.state == OVERTURNED:
        return next((day for day in ruled[-1:] if _has_moved(book, proceeding.path, record, day)), None)
    if progress.state != DONE:
        return None
    effect = progress.effect
    if effect is None or effect.on is None:
        return said(proceeding).get("effect")
    last = day_of(effect.on)
    if not book.path[proceeding.path].into:
        return last
    # The end of a day is not over on that day; and an appeal that fails has kept the effect back until then.
    days = [one for day in (last, *ruled) for one in (day, day + ONE_DAY)]
    return next((day for day in sorted(days) if _has_moved(book, proceeding.path, record, day)), None)


def _has_moved(book: Book, name: str, record: Record, on: date) -> bool:
    found, into = play(book, name, record, on), book.path[name].into
    is_same = into == record.category
    return is_same or found.category == into or into in (found.standings or ())
