"""What pages tell of items left to a later assembly: why, where they went on, and what waits for an agenda."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Item
from accede.assembly.queries.adjourning import adjourned_before, adjournment_of, can_be_adjourned
from accede.assembly.queries.agenda import agenda_is_open
from accede.assembly.queries.naming import assembly_name, subject
from accede.assembly.views.further import office
from accede.journal.actions import Actor


def shown_adjournment(item: Item, actor: Actor) -> dict[str, Any]:
    """Return why an item was adjourned and where it went on; for the office, where an item is adjourned."""
    left, may = adjournment_of(item), office(actor) and can_be_adjourned(item)
    link = None
    if left and left.moved_to:
        told = _("It stands on the agenda of: %(assembly)s.") % {"assembly": assembly_name(left.moved_to.assembly)}
        link = {"label": told, "url": left.moved_to.get_absolute_url()}
    return {
        "left": {"lead": _("Why it was adjourned:"), "text": left.why, "link": link} if left else None,
        "adjourn_url": reverse("adjourn", args=[item.assembly.address, item.position]) if may else "",
    }


def shown_waiting(assembly: Assembly, actor: Actor) -> list[dict[str, Any]]:
    """Return what was adjourned before, for the office that can put it on this agenda."""
    if not office(actor) or not agenda_is_open(assembly):
        return []
    return [
        {
            "key": one.item_id,
            "title": subject(one.item),
            "url": one.item.get_absolute_url(),
            "text": _("%(assembly)s: %(reason)s") % {"assembly": assembly_name(one.item.assembly), "reason": one.why},
        }
        for one in adjourned_before(assembly)
    ]
