"""Laying on the shelf and taking from it."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from accede.journal.actions import Actor, action
from accede.people.capacities import consequence
from accede.space.models import Audience, Kind, Publication

WITH_ITS_CAUSE = "The deed that publishes something has its own entry, and the shelf can be made anew from it."


@dataclass(frozen=True)
class Laid:
    """What a room says of a thing that it publishes; see `Publication`."""

    kind: Kind
    audience: Audience
    address: str
    titles: dict[str, str]
    summaries: dict[str, str] = field(default_factory=dict)
    body: str = ""
    country: str = ""
    begins: datetime | None = None
    ends: datetime | None = None
    is_pinned: bool = False


@action("space.publish", allowed_to=consequence, journalled=WITH_ITS_CAUSE)
def publish(subject: str, laid: Laid, *, by: Actor, at: datetime) -> Publication:
    """Lay a thing on the shelf, or bring what lies there to what is true now; the day it was first laid stays."""
    said = {**asdict(laid), "changed_at": at}
    known, _is_new = Publication.objects.update_or_create(
        subject=subject, defaults=said, create_defaults={**said, "at": at}
    )
    return known


@action("space.withdraw", allowed_to=consequence, journalled=WITH_ITS_CAUSE)
def withdraw(subject: str, *, by: Actor, at: datetime) -> None:
    """Take a thing from the shelf, if it lies there."""
    Publication.objects.filter(subject=subject).delete()
