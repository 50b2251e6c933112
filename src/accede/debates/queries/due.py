"""What the office has to do about the EU debates."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.debates.queries.sources import failing
from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import DueRow


def due_for(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return, for the secretariat, that sources could not be read several times in a row: their files are imported."""
    failed = list(failing().values_list("name", flat=True)) if secretariat(actor) else []
    if not failed:
        return []
    said = ngettext("A source is not read any more", "%(count)d sources are not read any more", len(failed))
    said %= {"count": len(failed)}
    return [DueRow(None, said, text=" · ".join(failed[:5]), act_label=_("See why"), act_url=reverse("sources"))]
