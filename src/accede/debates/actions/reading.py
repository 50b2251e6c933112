"""What a reading brought is kept, each item once; what went wrong is shown with its source."""

from collections.abc import Iterable
from datetime import datetime

from accede.debates.actions.topic import mark
from accede.debates.models import Incoming, Source, Topic
from accede.debates.queries.sources import pause_after
from accede.debates.reading import Found, Got, Unread
from accede.journal.actions import Actor, action, write
from accede.people.capacities import clock, secretariat
from accede.wording.folding import words_of

NO_DEED = "What others publish is no deed of the association; what it publishes of that has its entry."


@action("debates.note_reading", allowed_to=clock, journalled=NO_DEED)
def note_reading(
    source: Source, *, got: Got | Unread, found: Iterable[Found] = (), by: Actor, at: datetime
) -> list[Incoming]:
    """Keep what a reading brought, or why it brought nothing, and say when the next one is; return what is new."""
    source = Source.objects.select_for_update().get(pk=source.pk)
    source.read_at = at
    if isinstance(got, Unread):
        source.fault, source.status = got.fault, got.status
        source.failures = min(source.failures + 1, 1000)
    else:
        source.fault, source.status, source.failures, source.succeeded_at = "", None, 0, at
        if got.content is not None:
            source.etag, source.modified = got.etag, got.modified
    source.next_at = at + pause_after(source)
    source.save()
    return _taken(source, found, at)


@action("debates.take_file", allowed_to=secretariat)
def take_file(source: Source, *, found: Iterable[Found], by: Actor, at: datetime) -> list[Incoming]:
    """Keep what a file brought that somebody has fetched by hand; return what is new."""
    source = Source.objects.select_for_update().get(pk=source.pk)
    source.read_at = source.succeeded_at = at
    source.save(update_fields=["read_at", "succeeded_at"])
    new = _taken(source, found, at)
    write(source, values={"items": len(new)})
    return new


def _taken(source: Source, found: Iterable[Found], at: datetime) -> list[Incoming]:
    told = {one.key: one for one in found}
    known = set(source.items.filter(key__in=told).values_list("key", flat=True))
    new = Incoming.objects.bulk_create(_kept(source, one, at) for key, one in told.items() if key not in known)
    mark(new, Topic.objects.all())
    return new


def _kept(source: Source, one: Found, at: datetime) -> Incoming:
    return Incoming(
        source=source,
        key=one.key,
        title=one.title,
        summary=one.summary,
        link=one.link,
        at=min(one.at or at, at),
        begins=one.begins,
        ends=one.ends,
        words=f" {' '.join(words_of(one.title, one.summary))} ",
    )
