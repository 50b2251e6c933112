"""Questions of visitors: which are open, which are found by their words, and what is due of them."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import DueRow, language
from accede.procedure.models import Inquiry
from accede.procedure.queries.shortlist import first_of, told
from accede.statutes.queries import zone_at
from accede.wording.formats import moment


def inquiries(*, state: str = "", words: str = "") -> QuerySet[Inquiry]:
    """Return questions of visitors, the latest first; narrowed to those open or closed, and to some words."""
    found = Inquiry.objects.all()
    if state:
        found = found.filter(closed_at__isnull=state == "open")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | Q(words__icontains=word))
    return found


def inquiries_due(actor: Actor, at: datetime) -> list[DueRow]:
    """Return what the secretariat has to answer, the longest waiting first."""
    if not secretariat(actor):
        return []
    first = first_of(Inquiry.objects.filter(closed_at=None).order_by("asked_at", "pk"))
    return told(first, lambda one: _to_answer(one, at), lambda several: _many(several[0].there))


def _many(number: int) -> DueRow:
    title = ngettext("%(n)d question of a visitor waits", "%(n)d questions of visitors wait", number) % {"n": number}
    return DueRow(None, title, act_label=_("See which"), act_url=f"{reverse('inquiries')}?state=open")


def _to_answer(inquiry: Inquiry, at: datetime) -> DueRow:
    title = _("Answer the question of %(name)s") % {"name": inquiry.name}
    when = moment(inquiry.asked_at, language(), zone_at(at))
    text = _("Asked on %(when)s.") % {"when": when}
    return DueRow(None, title, text, None, _("Answer"), inquiry.get_absolute_url())
