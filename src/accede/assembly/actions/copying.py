"""What hangs on an item goes with it to another meeting."""

from datetime import date, datetime
from typing import Any

from django.db.models import Model

from accede.archive.intake import Deposit
from accede.assembly.actions.item import add_item
from accede.assembly.actions.papers import add_paper
from accede.assembly.models import Assembly, Election, Enactment, Item, Nomination
from accede.assembly.queries.papers import papers_of
from accede.journal.actions import Actor


def anew(row: Model, **changed: object) -> Any:
    """Return a row as a new one, not saved yet."""
    same = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if not one.primary_key}
    return type(row)(**same | changed)


def copy_election(item: Item, copy: Item) -> None:
    """Let a copy of an election fill the same seats, with those who have accepted to stand."""
    held = item.election
    election = Election.objects.create(item=copy, body=held.body, seat=held.seat, seats=held.seats)
    for one in held.nominations.filter(state=Nomination.State.ACCEPTED):
        nomination = anew(one, election_id=election.pk)
        nomination.save()
        nomination.proposers.set(one.proposers.all())


def deal_with_again(item: Item, assembly: Assembly, by: Actor, at: datetime) -> Item:
    """Put an item on the agenda of a later meeting, with the words, the documents and the candidates that it had."""
    said = {"matter": item.matter, "title": item.title, "about": _about(item, assembly.day)}
    copy = add_item(assembly, **said, by=by, at=at)
    _bring_along(item, copy)
    _bring_papers(item, copy, by, at)
    return copy


def _about(item: Item, day: date) -> str:
    # An edition that would be in force before it is decided on is not the one to put: the office puts another.
    held = Enactment.objects.filter(item=item).first()
    return "" if held and held.in_force < day else item.about


def _bring_along(item: Item, copy: Item) -> None:
    copy.minutes_to_speak = item.minutes_to_speak
    copy.save(update_fields=["minutes_to_speak"])
    copy.wordings.bulk_create(anew(one, item_id=copy.pk) for one in item.wordings.all())
    if item.is_election:
        copy_election(item, copy)
    if copy.about:
        for held in Enactment.objects.filter(item=item):
            anew(held, item_id=copy.pk).save()


def _bring_papers(item: Item, copy: Item, by: Actor, at: datetime) -> None:
    """Put the documents of an item with it, each in the version that stands."""
    for one in papers_of(item.assembly, item):
        file = {name: getattr(one.latest, name) for name in ("name", "kind", "size", "sha256")}
        about = {"item": copy, "title": one.paper.title, "language": one.paper.language}
        add_paper(copy.assembly, **about, deposit=Deposit(**file), by=by, at=at)
