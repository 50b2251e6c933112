"""The last import is undone: what it added goes, what it changed is as it was, unless something was built upon it."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, technician
from accede.register.actions.entry import hold_numbering
from accede.register.actions.importing import bulk
from accede.register.models import Figure, Import, ImportRow, Membership, Numbering, Organisation, RegisterEntry
from accede.register.queries.importing import last_applied

Kind, State = ImportRow.Kind, Import.State


class NotTheLast(Refused):
    """Imports are undone from the last one backwards."""

    sentence = _("Only the last import can be undone, and only once.")


class BuiltUpon(Refused):
    """What others rest on stays."""

    sentence = _("Something was built upon this import since.")


@action("register.undo_import", allowed_to=secretariat | technician)
def undo_import(staged: Import, *, by: Actor, at: datetime) -> Import:
    """Take what the last import added out of the register again, and bring back what it changed."""
    numbering = hold_numbering()
    staged = Import.objects.select_for_update().defer("content").get(pk=staged.pk)
    if staged != last_applied():
        raise NotTheLast
    if reasons := list(in_the_way(staged, numbering)):
        raise BuiltUpon(" ".join(map(str, reasons)))
    _remove(staged)
    bulk.bring_back(staged)
    entered = staged.counts["entering"]
    numbering.member, numbering.entry = numbering.member - entered, numbering.entry - entered
    numbering.save(update_fields=["entry", "member"])
    staged.state = State.UNDONE
    staged.save(update_fields=["state"])
    write(staged, values={"file": staged.name, "sha256": staged.sha256, "rows": staged.digest})
    return staged


def in_the_way(staged: Import, numbering: Numbering) -> Iterator[str]:
    """Say what was built upon an import since it was applied."""
    entered = staged.counts["entering"]
    if entered and numbering.entry != staged.first_entry + entered - 1:
        yield _("The register has later lines, and its numbers leave no gap.")
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
    """Count what refers to something that it added, relation by relation, whichever room has it."""
    own = _own(staged)
    for model, added in own.items():
        for relation in model._meta.get_fields(include_hidden=True):
            if not relation.auto_created or relation.concrete or relation.related_model is ImportRow:
                continue
            referring = relation.related_model.objects.filter(**{f"{relation.field.name}__in": added.values("pk")})
            beside = own.get(relation.related_model)
            yield (referring.exclude(pk__in=beside.values("pk")) if beside is not None else referring).count()


def _own(staged: Import) -> dict[type[Model], QuerySet]:
    """Return what an import added, by model, what rests on others first."""
    entered = staged.counts["entering"]
    rows = staged.rows.filter(kind__in=(Kind.NEW, Kind.CHANGED)).values("organisation")
    entries = (staged.first_entry, staged.first_entry + entered - 1)
    members = (staged.first_member, staged.first_member + entered - 1)
    return {
        Figure: Figure.objects.filter(organisation__in=rows, source__startswith=staged.source, declaration=None),
        RegisterEntry: RegisterEntry.objects.filter(number__range=entries),
        Membership: Membership.objects.filter(number__range=members),
        Organisation: Organisation.objects.filter(pk__in=staged.rows.filter(kind=Kind.NEW).values("organisation")),
    }


def _remove(staged: Import) -> None:
    for added in _own(staged).values():
        # Nothing refers to it: the rows go by one statement each, without being read.
        added._raw_delete(added.db)  # noqa: SLF001
