"""A checked import is taken over: all of it, in one transaction, with one entry in the journal."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, technician
from accede.register.actions.entry import hold_numbering
from accede.register.actions.importing import bulk
from accede.register.models import (
    Figure,
    Import,
    ImportFigure,
    ImportRow,
    Membership,
    Numbering,
    Organisation,
    RegisterEntry,
)
from accede.statutes.models import Edition
from accede.statutes.queries import edition_at

Kind, State = ImportRow.Kind, Import.State
TAKEN = (Kind.NEW, Kind.CHANGED)


class NotChecked(Refused):
    """An import is taken over once, after its rows were checked."""

    sentence = _("This import is not checked yet, or is done already.")


class HasFaults(Refused):
    """All of a file or nothing."""

    sentence = _("Some rows are faulty. Put them right in the file and send it again: nothing is imported by halves.")


class NothingToImport(Refused):
    """An import without rows to take over is none."""

    sentence = _("No row of this file would change the register.")


class MovedOn(Refused):
    """What the rows were compared with has changed since."""

    sentence = _("The register has changed since this file was checked. Check it again.")


@action("register.apply_import", allowed_to=secretariat | technician)
def apply_import(staged: Import, *, by: Actor, at: datetime) -> Import:
    """Take the rows of an import into the register."""
    staged = Import.objects.select_for_update().defer("content").get(pk=staged.pk)
    _check(staged)
    edition = edition_at(at)
    numbering = hold_numbering()
    bulk.give_organisations(staged)
    bulk.bring_up_to_date(staged)
    _enter_members(staged, numbering, edition, at)
    _declare_figures(staged)
    staged.state, staged.applied_at, staged.content = State.APPLIED, at, b""
    staged.save(update_fields=["state", "applied_at", "content", "first_member", "first_entry"])
    write(staged, edition=edition.sha256, values=_told(staged))
    return staged


def _check(staged: Import) -> None:
    if staged.state != State.CHECKED:
        raise NotChecked
    if staged.counts[Kind.FAULTY]:
        raise HasFaults
    if not any(staged.counts[kind] for kind in TAKEN):
        raise NothingToImport
    if bulk.differing(staged, Kind.FORMER) or _is_known_by_now(staged) or _is_member_by_now(staged):
        raise MovedOn


def _is_known_by_now(staged: Import) -> bool:
    later = Organisation.objects.filter(pk__gt=staged.last_known)
    rows = staged.rows.filter(kind=Kind.NEW)
    numbers = later.exclude(number_key="").values("number_key")
    return rows.filter(Q(key__in=later.values("key")) | Q(number_key__in=numbers)).exists()


def _is_member_by_now(staged: Import) -> bool:
    entering = staged.rows.filter(kind=Kind.CHANGED, entering__gt=0).values("organisation")
    return Membership.objects.filter(organisation__in=entering, is_void=False).exists()


def _enter_members(staged: Import, numbering: Numbering, edition: Edition, at: datetime) -> None:
    """Enter whoever becomes a member under the next numbers, in the order of the file, as `enter_member` does."""
    staged.first_member, staged.first_entry = numbering.member + 1, numbering.entry + 1
    which = "WHERE r.imported_id = %s AND r.entering > 0"
    said = {"organisation_id": "r.organisation_id", "category": "r.category"}
    membership = {"number": f"r.entering + {numbering.member}", "starts": "r.starts"}
    membership |= {"starts_year_only": "r.starts_year_only"}
    bulk.insert_from(Membership, f"{bulk.ROWS} r {which}", [staged.pk], said | membership)
    its = f"JOIN {Membership._meta.db_table} m ON m.number = r.entering + {numbering.member}"
    line = {"number": f"r.entering + {numbering.entry}", "membership_id": "m.id", "effective_on": "r.starts"}
    entered = {"event": RegisterEntry.Event.ADMITTED, "entered_at": at, "edition_id": edition.pk}
    bulk.insert_from(RegisterEntry, f"{bulk.ROWS} r {its} {which}", [staged.pk], said | line, entered)
    numbering.member += staged.counts["entering"]
    numbering.entry += staged.counts["entering"]
    numbering.save(update_fields=["entry", "member"])


def _declare_figures(staged: Import) -> None:
    """Write down the figures of the rows, unless the register has the same for that year already."""
    known = (
        f"SELECT 1 FROM {Figure._meta.db_table} k WHERE k.organisation_id = r.organisation_id AND k.name = f.name "
        "AND k.value = f.value AND (k.year = f.year OR k.year IS NULL AND f.year IS NULL)"
    )
    rows = (
        f"{ImportFigure._meta.db_table} f JOIN {bulk.ROWS} r ON r.imported_id = f.imported_id AND r.line = f.line "
        f"WHERE f.imported_id = %s AND r.kind IN (%s, %s) AND NOT EXISTS ({known})"
    )
    said = {"organisation_id": "r.organisation_id", "source": "r.source"}
    said |= {name: f"f.{name}" for name in ("name", "value", "year")}
    bulk.insert_from(Figure, rows, [staged.pk, *TAKEN], said)


def _told(staged: Import) -> dict[str, object]:
    counts = {name: staged.counts[name] for name in (*TAKEN, "entering", "figures")}
    first = {"first_number": staged.first_member, "first_entry": staged.first_entry} if counts["entering"] else {}
    return {"file": staged.name, "sha256": staged.sha256, "rows": staged.digest, **counts, **first}
