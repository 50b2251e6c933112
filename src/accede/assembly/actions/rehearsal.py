"""A rehearsal: a copy of an assembly with the real roll, of which nothing counts and nothing stays."""

from datetime import datetime

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.copying import anew, copy_election
from accede.assembly.actions.meeting import locked
from accede.assembly.models import Assembly, Ballot, Delegation, Item, Ledger, RollEntry
from accede.assembly.models.assembly import REHEARSAL
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat
from accede.statutes.queries import day_of

State = Assembly.State


class BegunAlready(Refused):
    """One rehearses what lies ahead."""

    sentence = _("Only an assembly that has not begun is rehearsed.")


class AlreadyRehearsed(Refused):
    """One rehearsal at a time."""

    sentence = _("This assembly is being rehearsed already. Throw that rehearsal away first.")


class NotARehearsal(Refused):
    """What counts stays."""

    sentence = _("This is no rehearsal: it is not thrown away.")


@action("assembly.plan_rehearsal", allowed_to=secretariat | chair)
def plan_rehearsal(assembly: Assembly, *, by: Actor, at: datetime) -> Assembly:
    """Copy an assembly and its agenda to today, as if its members were convened; no letter leaves."""
    assembly = locked(assembly)
    if assembly.is_rehearsal or assembly.state not in (State.PLANNED, State.CONVENED):
        raise BegunAlready
    same = ("place", "mode", "link", "body", "edition", "call", "is_sample", "roll_frozen_at", "has_delegations")
    copied = {name: getattr(assembly, name) for name in same}
    copied |= {
        "day": day_of(at),
        "opens_at": at,
        "ends_at": assembly.ends_from(at),
        "state": State.CONVENED,
        "convened_at": at,
        "is_rehearsal": True,
    }
    rehearsal, is_new = Assembly.objects.get_or_create(address=f"{assembly.address}{REHEARSAL}", defaults=copied)
    if not is_new:
        raise AlreadyRehearsed
    RollEntry.objects.bulk_create(anew(row, assembly_id=rehearsal.pk) for row in assembly.roll.all())
    Delegation.objects.bulk_create(anew(one, assembly_id=rehearsal.pk) for one in assembly.delegations.all())
    items = list(assembly.items.filter(state=Item.State.PREPARED))
    for item in items:
        _copy_item(item, rehearsal)
    write(rehearsal, edition=assembly.edition.sha256, values={"of": assembly, "items": len(items)})
    return rehearsal


@action("assembly.throw_rehearsal_away", allowed_to=secretariat | chair)
def throw_rehearsal_away(rehearsal: Assembly, *, by: Actor, at: datetime) -> None:
    """Delete a rehearsal with all that was done in it; the journal alone keeps that it was held."""
    rehearsal = locked(rehearsal)
    if not rehearsal.is_rehearsal:
        raise NotARehearsal
    # Whoever casts a vote holds the end of its ledger alone.
    list(Ledger.objects.select_for_update().filter(item__assembly=rehearsal).order_by("pk"))
    ballots = Ballot.objects.filter(item__assembly=rehearsal).count()
    write(rehearsal, values={"address": rehearsal.address, "state": rehearsal.state, "ballots": ballots})
    _delete(Assembly.objects.filter(pk=rehearsal.pk))


def _copy_item(item: Item, rehearsal: Assembly) -> None:
    # What an item is about hangs on it and follows from it; the seats of an election alone are its own.
    about = item.about if item.is_election else ""
    same = {"matter": item.matter, "title": item.title, "form": item.form, "reading": item.reading}
    same |= {"motion": item.motion, "minutes_to_speak": item.minutes_to_speak, "position": item.position}
    copy = Item.objects.create(assembly=rehearsal, about=about, **same)
    Ledger.objects.create(item=copy)
    if item.is_election:
        copy_election(item, copy)


def _delete(rows: QuerySet[Model]) -> None:
    """Delete rows, and before them what in this room hangs on them: they are protected from going unasked."""
    for one in rows.model._meta.related_objects:
        if one.related_model._meta.app_label == Assembly._meta.app_label and one.related_model is not Assembly:
            _delete(one.related_model.objects.filter(**{f"{one.field.name}__in": rows}))
    rows.delete()
