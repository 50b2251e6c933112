"""The areas of the space: which kinds lie in each, and whose page leads there."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor
from accede.people.capacities import Permission, delegate, secretariat
from accede.space.models import Kind
from accede.space.queries.shelf import members, readable


@dataclass(frozen=True)
class Area:
    """Publications of some kinds, the page of the room that keeps them, and who may add to them.

    A page that is public holds something for everybody, whatever lies on the shelf.
    """

    name: str
    label: str | Promise
    kinds: tuple[str, ...]
    filled_by: Permission = secretariat
    is_public: bool = False


AREAS = (
    Area("debates", _("EU debates"), (Kind.NEWS, Kind.PROCEDURE)),
    Area("positions", _("Positions"), (Kind.CONSULTATION, Kind.POSITION)),
    Area("awareness", _("Figures and stories"), (Kind.STORY, Kind.CAMPAIGN), is_public=True),
    Area("exchange", _("Exchange"), (Kind.PRACTICE, Kind.QUESTION, Kind.GROUP, Kind.VISIT), secretariat | delegate),
    Area("learning", _("Learning"), (Kind.TRAINING,), is_public=True),
    Area("projects", _("Projects"), (Kind.CALL, Kind.IDEA), secretariat | delegate),
)


def doors(actor: Actor) -> list[tuple[str | Promise, str]]:
    """Return the areas that hold something for whoever asks, or that they may fill, each with its address."""
    held = set(readable(actor).order_by().values_list("kind", flat=True).distinct())
    found = []
    for area in AREAS:
        page = reverse(area.name) if area.is_public or members(actor) else ""
        if held & {*area.kinds} or area.is_public or (page and area.filled_by(actor)):
            found.append((area.label, page or f"{reverse('space')}?area={area.name}"))
    return found


def kinds_of(name: str) -> tuple[str, ...]:
    """Return the kinds of an area; none where there is no such area."""
    return next((area.kinds for area in AREAS if area.name == name), ())
