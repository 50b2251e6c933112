"""Which step of a member's path the assembly votes on, at which assembly, and what has followed from the vote."""

from copy import copy
from datetime import date, datetime

from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of, next_assemblies
from accede.journal.record import named
from accede.people.queries import DueRow, language
from accede.procedure.models import Proceeding
from accede.procedure.queries.passing import is_of_assembly
from accede.procedure.queries.proceeding import Standing, known_days, proceedings, said, standing_after
from accede.procedure.queries.telling import outlook, step_named
from accede.rulebook.filing import last_day
from accede.rulebook.path import Step
from accede.rulebook.walk import DONE
from accede.statutes.queries import day_of
from accede.wording.formats import day

State = Proceeding.State
ANSWERS = (Item.State.CARRIED, Item.State.REJECTED)


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


def what_went_before(item: Item) -> list[str]:
    """Tell, for the minutes, which steps of a member's path came before its vote, such as that it was heard."""
    proceeding = proceeding_of(item)
    if proceeding is None:
        return []
    done = [one for one in proceeding.steps.all() if one.at < item.declared_at]
    steps = ((step_named(proceeding.way, one.step, language()), one.on) for one in done)
    return [_("%(step)s: %(day)s.") % {"step": step, "day": day(on, language())} for step, on in steps]


def what_followed_for_member(item: Item) -> list[DueRow]:
    """Tell, for the page of a result, what it has brought about for a member; later results tell it on theirs."""
    proceeding = proceeding_of(item)
    if proceeding is None or item.state not in ANSWERS:
        return []
    told = _told(proceeding, item.declared_at)
    return [DueRow(item.assembly.day, told, act_label=_("Open the file"), act_url=proceeding.get_absolute_url())]


def _told(proceeding: Proceeding, at: datetime) -> str:
    """Say what came next, or what it had come to, right after a result."""
    if not any(one.at == at for one in proceeding.steps.all()):
        return _("It had ended before this result; nothing follows from it.")
    on, then = day_of(at), copy(proceeding)
    found = standing_after(proceeding, at, on)
    then.state, then.effect_on = _state_of(proceeding, found, on), found.starts
    return outlook(then, found, language())


def _state_of(proceeding: Proceeding, found: Standing, on: date) -> str:
    if found.is_under_way:
        return State.OPEN
    if found.progress.state != DONE:
        return State.ENDED
    waits = proceeding.way.into and (found.starts is None or found.starts > on or found.keeps_back)
    return State.WAITING if waits else State.EFFECTIVE
