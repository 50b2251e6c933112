"""What each member has to do about projects, and the office about the portal."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import JSONField, Subquery, Value
from django.utils.translation import gettext as _

from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import DueRow, language
from accede.projects.models import Consortium, Partner, Watch
from accede.projects.queries.calls import deadline_day
from accede.projects.queries.watches import failing
from accede.register.models import Membership
from accede.register.queries import own_memberships
from accede.space.queries.due import Waiting
from accede.wording.formats import text

SOON = timedelta(days=30)  # before a call ends, whoever prepares an answer is told


def due_for(actor: Actor, on: date, at: datetime, own: Collection[Membership] | None = None) -> list[DueRow]:
    """Return where a delegate's members are asked to take part, and which calls that they answer end soon.

    `own` are the memberships it speaks for, if somebody has read them already.
    """
    own = own_memberships(actor, on) if own is None else own
    members = [one.organisation_id for one in own]
    return [*_asked(members, at), *_ending(members, on, at)] if members else []


def waiting_for(actor: Actor, on: date) -> Iterator[Waiting]:
    """Return, for the secretariat, that the portal could not be searched for long."""
    if secretariat(actor):
        one = Watch.objects.filter(pk=Subquery(failing().order_by("pk").values("pk")[:1]))
        title, act = _("The Funding & Tenders portal is not read any more"), _("See why")
        yield Waiting(one, title, act, "project_watches", titles=Value({}, JSONField()), is_of_all=True)


def _asked(members: Collection[int], at: datetime) -> Iterable[DueRow]:
    waiting = Partner.objects.filter(organisation__in=members, consortium__closed_at=None, joins=None)
    for one in waiting.exclude(asked_at=None).select_related("organisation", "consortium__call"):
        found = one.consortium
        if found.call.closes and found.call.closes < at:
            continue
        yield DueRow(
            on=deadline_day(found.call, at),
            title=_("Say whether you take part: %(title)s") % {"title": found.title},
            text=str(one.organisation),
            act_label=_("Read and answer"),
            act_url=found.get_absolute_url(),
        )


def _ending(members: Collection[int], on: date, at: datetime) -> Iterable[DueRow]:
    ours = Consortium.objects.filter(organisation__in=members, closed_at=None, call__closes__gte=at)
    for one in ours.select_related("organisation", "call"):
        if (ends := deadline_day(one.call, at)) <= on + SOON:
            yield DueRow(
                on=ends,
                title=_("A call that you answer ends: %(title)s") % {"title": text(one.call.titles, language())},
                text=one.title,
                act_label=_("See the consortium"),
                act_url=one.get_absolute_url(),
            )
