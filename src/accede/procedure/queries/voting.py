"""Which step of a member's path the assembly votes on, at which assembly, and what has followed from the vote."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of, next_assemblies
from accede.journal.record import named
from accede.people.queries import DueRow
from accede.procedure.models import Proceeding
from accede.procedure.queries.passing import is_of_assembly
from accede.procedure.queries.proceeding import known_days, proceedings, said, standing_of
from accede.procedure.queries.telling import outlook
from accede.rulebook.filing import last_day
from accede.rulebook.path import Step
from accede.statutes.queries import day_of


def voted_on(proceeding: Proceeding) -> Step | None:
    """Return the step that the assembly has still to decide; None if there is none."""
    taken = {one.step for one in proceeding.steps.all()}
    return next(
        (one for one in proceeding.way.steps if one.name not in taken and is_of_assembly(proceeding, one)), None
    )


def assembly_for(proceeding: Proceeding, on: date) -> Assembly | None:
    """Return the first assembly whose agenda still takes this, and for which it was opened in time."""
    book, path = proceeding.book, proceeding.way
    days = {**known_days(proceeding.membership, book, on), **said(proceeding)}
    for assembly in next_assemblies(on):
        due = last_day(path, {**days, "assembly": assembly.day}, book.rulebook.year_ends)
        in_time = due is None or due.on is None or proceeding.opened_on <= due.on
        if assembly.state == Assembly.State.PLANNED and in_time:
            return assembly
    return None


def waiting_item(proceeding: Proceeding) -> Item | None:
    """Return the item by which the assembly votes on this, if one stands on an agenda and is not decided."""
    item = item_of(named(proceeding))
    return item if item and not item.is_declared else None


def proceeding_of(item: Item) -> Proceeding | None:
    """Return the member's file that an item decides on, if it decides on one."""
    kind, _colon, key = item.about.partition(":")
    return proceedings().filter(pk=key).first() if kind == Proceeding._meta.label_lower else None


def what_followed_for_member(item: Item) -> list[DueRow]:
    """Tell, for the page of a result, what it has brought about for a member."""
    proceeding = proceeding_of(item)
    if proceeding is None:
        return []
    found = standing_of(proceeding, day_of(item.declared_at))
    told = outlook(proceeding, found, (get_language() or "en")[:2])
    return [DueRow(item.assembly.day, told, act_label=_("Open the file"), act_url=proceeding.get_absolute_url())]
