"""What is handed out at an event, and to whom."""

from django.db.models import QuerySet

from accede.journal.actions import Actor
from accede.learning.models import Event, Material, Registration
from accede.learning.queries.places import of_actor
from accede.people.capacities import secretariat


def materials_of(event: Event, *, is_inside: bool) -> QuerySet[Material]:
    """Return the files of an event: all of them for those inside, for others what is for all."""
    found = event.materials.select_related("document")
    return found if is_inside else found.filter(is_for_all=True)


def material_seen(event: Event, actor: Actor) -> QuerySet[Material]:
    """Return the files that somebody may have who reads the page of an event."""
    is_inside = bool(secretariat(actor)) or of_actor(event, actor).filter(state=Registration.State.PLACED).exists()
    return materials_of(event, is_inside=is_inside)
