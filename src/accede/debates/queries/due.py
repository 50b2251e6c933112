"""What waits for the office in the EU debates."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from accede.debates.queries.sources import failing
from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.space.queries.due import Waiting


def waiting_for(actor: Actor, on: date) -> Iterator[Waiting]:
    """Return, for the secretariat, the sources that could not be read several times in a row: files are imported."""
    if secretariat(actor):
        title = _("A source is not read any more: %(title)s")
        yield Waiting(failing(), title, _("See why"), "source", titles=JSONObject(en=F("name")))
