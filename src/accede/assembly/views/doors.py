"""The pages of the day that an assembly's page leads to, for whoever asks."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly
from accede.journal.actions import Actor
from accede.people.capacities import chair, delegate, secretariat


def doors(assembly: Assembly, actor: Actor) -> list[dict[str, str]]:
    """Return a link to each page of the day, the one where somebody has most to do first."""
    if assembly.is_written or assembly.state not in (Assembly.State.CONVENED, Assembly.State.OPEN):
        return []
    every = [
        ("follow", _("Follow and vote"), delegate),
        ("own_code", _("Your code for the desk"), delegate),
        ("preside", _("Lead the assembly"), chair | secretariat),
        ("desk", _("The desk"), secretariat),
        ("screen", _("The projector"), chair | secretariat),
    ]
    found = [(name, label) for name, label, permission in every if permission(actor)]
    return [
        {"label": label, "url": reverse(name, args=[assembly.address]), "kind": "second" if place else ""}
        for place, (name, label) in enumerate(found)
    ]


def door(assembly: Assembly, actor: Actor) -> dict[str, str] | None:
    """Return the page of the day that somebody comes back to from an item, while the assembly meets."""
    return next(iter(doors(assembly, actor)), None) if assembly.state == Assembly.State.OPEN else None
