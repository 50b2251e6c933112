"""A file arrives; its columns are matched to fields; batch by batch its rows are laid beside the register.

None of this touches the register, so none of it is journalled: an import leaves one entry when it is applied.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action
from accede.people.capacities import clock, secretariat, technician
from accede.register.actions.importing import bulk
from accede.register.models import Import, ImportFigure, ImportRow, Organisation
from accede.register.queries.importing import last_applied
from accede.register.sheets.reading import Table

State = Import.State
BESIDE = "A file that is looked at: nothing of it is in the register until it is applied."
LEASE = timedelta(minutes=1)
office = secretariat | technician


class Underway(Refused):
    """An import is matched and checked until it is applied, and by one process at a time."""

    sentence = _("This import is being checked, or is done already.")


@action("register.stage_import", allowed_to=office, journalled=BESIDE)
def stage_import(name: str, *, table: Table, columns: Mapping[str, str], by: Actor, at: datetime) -> Import:
    """Lay a file beside the register, with what its columns seem to hold; rows of imports long done are thrown away."""
    done = Import.objects.filter(state__in=(State.APPLIED, State.UNDONE))
    latest = last_applied()
    past = done.exclude(pk=latest.pk) if latest else done
    ImportRow.objects.filter(imported__in=past).delete()
    ImportFigure.objects.filter(imported__in=past).delete()
    return Import.objects.create(
        name=name[:200],
        sha256=table.sha256,
        headers=table.headers,
        content=table.content,
        height=table.height,
        columns=dict(columns),
        staged_at=at,
        staged_by=by.id,
    )


@action("register.match_columns", allowed_to=office, journalled=BESIDE)
def match_columns(
    staged: Import,
    *,
    columns: Mapping[str, str],
    known: str,
    category: str,
    year: int | None,
    by: Actor,
    at: datetime,
) -> Import:
    """Say what each column holds and what becomes of rows that are known, and ask for the check."""
    staged = _held(staged)
    if staged.state in (State.CHECKING, State.APPLIED, State.UNDONE):
        raise Underway
    staged.columns, staged.known, staged.category, staged.year = dict(columns), known, category, year
    staged.state, staged.done, staged.busy_until = State.CHECKING, 0, None
    staged.save(update_fields=["columns", "known", "category", "year", "state", "done", "busy_until"])
    return staged


@action("register.take_up_import", allowed_to=office | clock, journalled=BESIDE)
def take_up_import(staged: Import | None = None, *, by: Actor, at: datetime) -> Import | None:
    """Take up an import that waits to be checked, this one or the next, for as long as a lease; begin it anew."""
    waiting = Import.objects.select_for_update().filter(Q(busy_until=None) | Q(busy_until__lt=at), state=State.CHECKING)
    found = waiting.filter(pk=staged.pk).first() if staged else waiting.last()
    if found is None:
        return None
    found.rows.all().delete()
    found.figures.all().delete()
    found.done, found.busy_until = 0, at + LEASE
    found.last_known = Organisation.objects.aggregate(last=Max("pk"))["last"] or 0
    found.save(update_fields=["done", "busy_until", "last_known"])
    return found


@action("register.lay_rows", allowed_to=office | clock, journalled=BESIDE)
def lay_rows(
    staged: Import,
    *,
    rows: Sequence[ImportRow],
    figures: Sequence[ImportFigure],
    done: int,
    by: Actor,
    at: datetime,
) -> None:
    """Lay a batch of checked rows beside the register; a batch is short, so that nobody waits for it."""
    bulk.insert(ImportRow, rows)
    bulk.insert(ImportFigure, figures)
    Import.objects.filter(pk=staged.pk).update(done=done, busy_until=at + LEASE)


@action("register.end_check", allowed_to=office | clock, journalled=BESIDE)
def end_check(staged: Import, *, state: str, counts: Mapping[str, int], digest: str, by: Actor, at: datetime) -> None:
    """Note that every row has been looked at, or that the check broke off."""
    said = {"state": state, "counts": dict(counts), "digest": digest, "busy_until": None}
    Import.objects.filter(pk=staged.pk, state=State.CHECKING).update(**said)


def _held(staged: Import) -> Import:
    return Import.objects.select_for_update().defer("content").get(pk=staged.pk)
