"""What stories and campaigns have in common: each is held while it changes, and taken back."""

from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from accede.awareness.models import Campaign, Story
from accede.journal.actions import Actor, Refused, write
from accede.journal.record import named
from accede.space.actions import withdraw

Thing = TypeVar("Thing", Story, Campaign)


class Withdrawn(Refused):
    """What was withdrawn is no longer there to be changed."""

    sentence = _("This was withdrawn. Write it anew.")


def there(thing: Thing) -> Thing:
    """Hold a story or a campaign, as long as it stands."""
    thing = type(thing).objects.select_for_update().get(pk=thing.pk)
    if thing.withdrawn_at:
        raise Withdrawn
    return thing


def take_back(thing: Story | Campaign, by: Actor, at: datetime) -> None:
    """Show a story or a campaign no more."""
    thing = there(thing)
    thing.withdrawn_at = at
    thing.save(update_fields=["withdrawn_at"])
    withdraw(named(thing), by=by, at=at)
    write(thing, values={"titles": thing.titles})
