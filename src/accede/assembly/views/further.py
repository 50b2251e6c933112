"""Where the page of an assembly leads beside its agenda: to its minutes, and to its papers."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.assembly.models import Assembly
from accede.journal.actions import Actor
from accede.people.capacities import chair, secretariat

office = secretariat | chair
AHEAD = (Assembly.State.PLANNED, Assembly.State.CONVENED)


def further(assembly: Assembly, actor: Actor) -> list[dict[str, str]]:
    """Return the pages beside it that somebody can open now."""
    key = [assembly.address]
    if assembly.state == Assembly.State.CLOSED:
        return (
            []
            if assembly.is_rehearsal
            else [{"title": pgettext("of a meeting", "Minutes"), "url": reverse("minutes", args=key)}]
        )
    return [{"title": _("On paper"), "url": reverse("on_paper", args=key)}] if office(actor) else []


def rehearsal_offer(assembly: Assembly, actor: Actor) -> dict[str, Any] | None:
    """Return how an assembly is rehearsed, or how a rehearsal is thrown away; None for whoever may do neither."""
    key = [assembly.address]
    if not office(actor) or not (assembly.is_rehearsal or assembly.state in AHEAD):
        return None
    if assembly.is_rehearsal:
        label, url = _("Throw it away"), reverse("throw_rehearsal_away", args=key)
    else:
        label, url = _("Rehearse it today"), reverse("rehearse", args=key)
    return {"acts": [{"label": label, "url": url, "post": True, "kind": "second"}]}
