"""What is due about the EU debates: sources that are read no more."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.debates.models import Source
from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import DueRow

OFTEN = 3  # failures one after another: one alone mends itself


def due_for(actor: Actor, _on: date, _at: datetime) -> list[DueRow]:
    """Return for the office how many sources could not be read several times in a row."""
    if not secretariat(actor):
        return []
    count = Source.objects.filter(is_paused=False, failures__gte=OFTEN).exclude(address="").count()
    said = ngettext("One source can no longer be read", "{count} sources can no longer be read", count)
    act = {"act_label": _("Look at the sources"), "act_url": reverse("sources")}
    return [DueRow(None, said.format(count=count), _("Their pages say what is wrong."), **act)] if count else []
