"""Letters to those who take part, each in that person's language, with the address of its own page."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import translation

from accede.learning.models import Event, Registration
from accede.learning.queries.naming import title_of, when, where
from accede.learning.queries.signed import place_url
from accede.people.capacities import Capacity
from accede.post.actions import Draft
from accede.statutes.queries import book_at, letter
from accede.wording.margin import acting_as

ASKED, PLACED, WAITING, FREED = "event_asked", "event_placed", "event_waiting", "event_freed"
CHANGED, SOON, CANCELLED = "event_changed", "event_soon", "event_cancelled"
ENDED, ATTENDED = "event_ended", "event_attended"


def letters(kind: str, event: Event, registered: Iterable[Registration], at: datetime) -> list[Draft]:
    """Return a letter of a kind to each of some who are registered."""
    words, book, drafts = letter(kind), book_at(at), []
    for one in registered:
        with translation.override(one.language):
            said = {"name": one.name, "event": title_of(event), "when": when(event), "where": where(event)}
        said |= {"reason": event.reason, "url": place_url(one.pk, one.language)}
        subject, body = words.write(one.language, said)
        draft = Draft(
            sender=acting_as(Capacity.SECRETARIAT, book, one.language),
            recipient=one.name,
            email=one.email,
            account=one.account,
            party=one.organisation,
            language=one.language,
            subject=subject,
            body=body,
        )
        drafts.append(draft)
    return drafts
