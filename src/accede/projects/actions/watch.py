"""Watches of the portal: words that the office searches for, and what each search brought."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, secretariat
from accede.projects.actions.calls import take_calls
from accede.projects.models import Origin, Watch
from accede.projects.portal import Told
from accede.projects.portal.client import Failed

DAY, FIRST_PAUSE = timedelta(days=1), timedelta(hours=1)
NO_DEED = "How a search went stands with the watch; the calls that it brought have their entry."


class Watched(Refused):
    """Words are watched once."""

    sentence = _("The portal is searched for these words already.")


@action("projects.add_watch", allowed_to=secretariat)
def add_watch(words: str, *, by: Actor, at: datetime) -> Watch:
    """Have the portal searched for some words once a day, from now on."""
    try:
        with transaction.atomic():
            watch = Watch.objects.create(words=words.strip(), next_at=at)
    except IntegrityError:
        raise Watched from None
    write(watch, values={"words": watch.words})
    return watch


@action("projects.pause_watch", allowed_to=secretariat)
def pause_watch(watch: Watch, *, by: Actor, at: datetime) -> Watch:
    """Search for these words no more, or again from now on."""
    watch = Watch.objects.select_for_update().get(pk=watch.pk)
    watch.is_paused, watch.next_at = not watch.is_paused, at
    watch.save(update_fields=["is_paused", "next_at"])
    write(watch, values={"words": watch.words, "is_paused": watch.is_paused})
    return watch


@action("projects.note_search", allowed_to=clock, journalled=NO_DEED)
def note_search(watch: Watch, *, brought: Sequence[Told] | Failed, by: Actor, at: datetime) -> Watch:
    """Take in what a search brought that is not over, or note why it brought nothing; and say when the next one is."""
    watch = Watch.objects.select_for_update().get(pk=watch.pk)
    watch.read_at = at
    if isinstance(brought, Failed):
        watch.fault, watch.status, watch.failures = brought.fault, brought.status, min(watch.failures + 1, 100)
        watch.next_at = at + min(FIRST_PAUSE * 2 ** (watch.failures - 1), DAY)
    else:
        told = [one for one in brought if not one.deadlines or max(one.deadlines) >= at]
        watch.fault, watch.status, watch.failures = "", None, 0
        watch.succeeded_at, watch.brought, watch.next_at = at, len(told), at + DAY
        if told:
            take_calls(told, origin=Origin.PORTAL, by=by, at=at)
    watch.save()
    return watch
