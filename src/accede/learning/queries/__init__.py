"""What is asked of learning."""

from accede.learning.queries.events import events_found, events_near, events_seen
from accede.learning.queries.materials import material_seen, materials_of
from accede.learning.queries.places import KEPT, UNCONFIRMED_FOR, free, moving_up, of_actor, to_forget
from accede.learning.queries.signed import place_url, registration_of

__all__ = [
    "KEPT",
    "UNCONFIRMED_FOR",
    "events_found",
    "events_near",
    "events_seen",
    "free",
    "material_seen",
    "materials_of",
    "moving_up",
    "of_actor",
    "place_url",
    "registration_of",
    "to_forget",
]
