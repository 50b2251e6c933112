"""Meetings of the members lie on the shelf, so that they stand in its calendar among all else that is dated."""

from datetime import datetime

from django.conf import settings
from django.utils import translation

from accede.assembly.models import Assembly
from accede.assembly.queries.naming import assembly_name
from accede.assembly.queries.shelf import not_on_shelf
from accede.journal.actions import Actor, action, write
from accede.journal.record import named
from accede.people.capacities import clock
from accede.space.actions import publish
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import day_of


@action("assembly.lay_planned", allowed_to=clock)
def lay_planned(*, by: Actor, at: datetime) -> int:
    """Lay on the shelf each meeting to come that was planned before meetings lay there, and say how many."""
    found = not_on_shelf(day_of(at))
    for assembly in found:
        lay(assembly, by, at)
    write(None, values={"laid": len(found)})
    return len(found)


def lay(assembly: Assembly, by: Actor, at: datetime) -> None:
    """Lay a meeting on the shelf for members, as it is planned now."""
    titles = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            titles[code] = assembly_name(assembly)
    laid = Laid(
        kind=Kind.MEETING,
        audience=Audience.MEMBERS,
        address=f"assemblies/{assembly.address}/",
        titles=titles,
        summaries=dict.fromkeys(titles, assembly.place) if assembly.place else {},
        begins=assembly.opens_at,
        ends=assembly.ends_at,
    )
    publish(named(assembly), laid, by=by, at=at)
