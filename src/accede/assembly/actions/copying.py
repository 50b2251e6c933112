"""What hangs on an item goes with it to another meeting."""

from typing import Any

from django.db.models import Model

from accede.assembly.models import Election, Enactment, Item, Nomination


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


def bring_along(item: Item, copy: Item) -> None:
    """Let an item that is dealt with again have the words, the edition and the candidates that it had."""
    copy.minutes_to_speak = item.minutes_to_speak
    copy.save(update_fields=["minutes_to_speak"])
    copy.wordings.bulk_create(anew(one, item_id=copy.pk) for one in item.wordings.all())
    if item.is_election:
        copy_election(item, copy)
    if copy.about:
        for held in Enactment.objects.filter(item=item):
            anew(held, item_id=copy.pk).save()
