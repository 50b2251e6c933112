"""How many members ask for a meeting in place of a decision in writing, and one press for each that may."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly
from accede.assembly.queries.naming import sentence_of
from accede.assembly.queries.stopping import can_be_stopped, stopped
from accede.assembly.views.asking import why
from accede.journal.actions import Actor
from accede.people.capacities import delegate_of
from accede.people.queries import language
from accede.register.models import Organisation
from accede.statutes.queries import day_of
from accede.wording.formats import listed


def shown_stopping(assembly: Assembly, actor: Actor, at: datetime) -> dict[str, Any]:
    """Return who asks for a meeting, and whether that is enough; nothing where no article lets them."""
    if not can_be_stopped(assembly):
        return {}
    asks = [one.organisation for one in assembly.meeting_asks.select_related("organisation")]
    verdict, url = stopped(assembly, day_of(at)), reverse("ask_for_meeting", args=[assembly.address])
    ours = Organisation.objects.filter(pk__in=delegate_of(actor)) if actor.mandates else []
    act = {"url": url, "post": True, "kind": "second", "name": "organisation"}
    label = _("%(member)s asks for a meeting")
    return {
        "stopping": {"text": sentence_of(verdict, assembly), "facts": [], "cite": why(verdict, assembly.book)},
        "asking": listed((one.name for one in asks), language()),
        "stops": [act | {"value": one.pk, "label": label % {"member": one.name}} for one in ours if one not in asks],
    }
