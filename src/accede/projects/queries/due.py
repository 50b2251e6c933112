"""What each member has to do about projects, and the office about the portal."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import F, JSONField, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor
from accede.people.capacities import delegate_of, secretariat
from accede.projects.models import Consortium, Partner, Watch
from accede.projects.portal.told import ZONE
from accede.projects.queries.watches import failing
from accede.space.queries.due import Waiting

SOON = timedelta(days=30)  # before a call ends, whoever prepares an answer is told


def waiting_for(actor: Actor, on: date) -> Iterator[Waiting]:
    """Return where members are asked to take part, which calls that they answer end soon, and how the portal fares."""
    if ours := delegate_of(actor):
        yield from _of_members(ours, datetime.combine(on, time(), ZONE))
    if secretariat(actor):
        one = Watch.objects.filter(pk=Subquery(failing().order_by("pk").values("pk")[:1]))
        title, act = _("The Funding & Tenders portal is not read any more"), _("See why")
        yield Waiting(one, title, act, "project_watches", titles=Value({}, JSONField()), is_of_all=True)


def _of_members(ours: set[int], today: datetime) -> Iterator[Waiting]:
    running = Consortium.objects.filter(Q(call__closes=None) | Q(call__closes__gte=today), closed_at=None)
    asked = Partner.objects.filter(organisation__in=ours, joins=None).exclude(asked_at=None)
    known = {"address": "project_consortium", "on": "call__closes", "titles": JSONObject(en=F("title"))}
    waiting = running.filter(pk__in=asked.values("consortium"))
    yield Waiting(waiting, _("Say whether you take part: %(title)s"), _("See the consortium"), **known)
    ending = running.filter(organisation__in=ours, call__closes__lt=today + SOON)
    yield Waiting(ending, _("The call that you answer ends: %(title)s"), _("See the consortium"), **known)
