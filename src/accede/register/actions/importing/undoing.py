"""The last import is undone: its lines are voided, what it changed is as it was, what no line names goes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max, Min, Model, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, technician
from accede.register.actions.correction import NoReason
from accede.register.actions.entry import hold_numbering
from accede.register.actions.importing import bulk
from accede.register.models import (
    Figure,
    Import,
    ImportRow,
    Membership,
    Numbering,
    Organisation,
    Particular,
    RegisterEntry,
)
from accede.register.queries.importing import is_undoable
from accede.register.queries.relations import relations_to

Kind, State = ImportRow.Kind, Import.State
LINES = RegisterEntry._meta.db_table


class NotTheLast(Refused):
    """Imports are undone from the last one backwards, as long as their rows are kept."""

    sentence = _("Only the last import can be undone, and only once.")


class BuiltUpon(Refused):
    """What others rest on stays."""

    sentence = _("Something was built upon this import since.")


@action("register.undo_import", allowed_to=secretariat | technician)
def undo_import(staged: Import, *, reason: str, by: Actor, at: datetime) -> Import:
    """Void the lines of the last import, bring back what it changed, and take out what no line names."""
    if not reason.strip():
        raise NoReason
    numbering = hold_numbering()
    staged = Import.objects.select_for_update().defer("content").get(pk=staged.pk)
    if not is_undoable(staged):
        raise NotTheLast
    if reasons := list(in_the_way(staged)):
        raise BuiltUpon(" ".join(map(str, reasons)))
    first = _void(staged, numbering, reason.strip(), at)
    _remove(staged)
    bulk.bring_back(staged)
    staged.state = State.UNDONE
    staged.save(update_fields=["state"])
    told = {"file": staged.name, "sha256": staged.sha256, "rows": staged.digest, **first}
    write(staged, values=told, personal={"reason": reason.strip()})
    return staged


def in_the_way(staged: Import) -> Iterator[str]:
    """Say what was built upon an import since it was applied."""
    if changed := sum(bulk.differing(staged, kind) for kind in (Kind.NEW, Kind.CHANGED)):
        yield ngettext(
            "One of its organisations was changed since.", "%(n)d of its organisations were changed since.", changed
        ) % {"n": changed}
    if resting := sum(_resting(staged)):
        yield ngettext(
            "One record of the site rests on what it added.",
            "%(n)d records of the site rest on what it added.",
            resting,
        ) % {"n": resting}


def _resting(staged: Import) -> Iterator[int]:
    """Count what refers to something that it added, model by model, whichever room has it."""
    own, referring = _own(staged), defaultdict(Q)
    for model in (RegisterEntry, Membership, Organisation):
        for related, field in relations_to(model):
            referring[related] |= Q(**{f"{field}__{name}": value for name, value in own[model].items()})
    for model, added in referring.items():
        yield model.objects.exclude(**own.get(model, {"pk": None})).filter(added).count()


def _own(staged: Import) -> dict[type[Model], dict[str, object]]:
    """Say what an import added, by model. Its numbers and ids follow each other, so that nothing is looked up."""
    entered, new = staged.counts["entering"], staged.rows.filter(kind=Kind.NEW)
    ids = new.aggregate(first=Min("organisation"), last=Max("organisation"))
    return {
        Figure: {"source__startswith": staged.source, "declaration": None},
        RegisterEntry: {"number__range": (staged.first_entry, staged.first_entry + entered - 1)},
        Membership: {"number__range": (staged.first_member, staged.first_member + entered - 1)},
        Organisation: {"pk__range": (ids["first"] or 0, ids["last"] or -1)},
        # What differs from the rows was told since; see `bulk.differing`.
        Particular: {"name": bulk.ADDRESS},
    }


def _void(staged: Import, numbering: Numbering, reason: str, at: datetime) -> dict[str, int]:
    """Void each line by another under the next numbers, as `correct_entry` does; return what there is to tell."""
    count = staged.counts["entering"]
    if not count:
        return {}
    before, own = numbering.entry, _own(staged)
    same = {one.attname: f"l.{one.column}" for one in RegisterEntry._meta.concrete_fields}
    said = {"event": RegisterEntry.Event.VOID, "reason": reason, "entered_at": at}
    by_line = {"number": f"l.number + {before + 1 - staged.first_entry}", "corrects_id": "l.number"}
    selected = {name: column for name, column in (same | by_line).items() if name not in said}
    rows = f"{LINES} l WHERE l.number BETWEEN %s AND %s"
    bulk.insert_from(RegisterEntry, rows, own[RegisterEntry]["number__range"], selected, said)
    Membership.objects.filter(**own[Membership]).update(is_void=True)
    numbering.entry += count
    numbering.save(update_fields=["entry"])
    return {"voided": count, "first_entry": before + 1}


def _remove(staged: Import) -> None:
    """Take out the figures, and the organisations that no line names: nothing refers to either."""
    own, rows = _own(staged), staged.rows.filter(kind__in=(Kind.NEW, Kind.CHANGED))
    figures = Figure.objects.filter(organisation__in=rows.values("organisation"), **own[Figure])
    nameless = Organisation.objects.filter(pk__in=rows.filter(kind=Kind.NEW, entering=0).values("organisation"))
    for added in (figures, nameless):
        # The rows go by one statement each, without being read.
        added._raw_delete(added.db)  # noqa: SLF001
