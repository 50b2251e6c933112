"""The consultations and positions, for members; the positions, for everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.queries import language
from accede.positions.models import Consultation
from accede.positions.queries.offices import drafters
from accede.positions.views.asking import State, tag_of, title_of
from accede.register.views.paging import paged
from accede.space.queries.shelf import members
from accede.statutes.queries import day_of
from accede.wording.formats import day

PER_PAGE = 25


@open_to(members)
@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """List what members are or were asked, the latest first; a draft is seen by whoever drafts."""
    may_draft = bool(drafters(request.actor))
    found = Consultation.objects.all() if may_draft else Consultation.objects.exclude(state=State.DRAFT)
    pages = paged(request, found, PER_PAGE)
    context = {"pages": pages, "rows": [_row(one) for one in pages], "may_draft": may_draft}
    return render(request, "positions/consultations.html", context)


@require_safe
def positions(request: HttpRequest) -> HttpResponse:
    """List the positions that were adopted, the latest first."""
    found = Consultation.objects.filter(state=State.ADOPTED).order_by("-decided_on", "-pk")
    pages = paged(request, found, PER_PAGE)
    rows = [
        {"title": title_of(one), "url": f"/{language()}/positions/{one.pk}/", "mark": day(one.decided_on, language())}
        for one in pages
    ]
    return render(request, "positions/positions.html", {"pages": pages, "rows": rows})


def _row(one: Consultation) -> dict[str, Any]:
    return {"title": title_of(one), "url": one.get_absolute_url(), "tag": tag_of(one), "after": until(one)}


def until(one: Consultation) -> str:
    """Say in one sentence what a consultation waits for, or what became of it."""
    lang = language()
    if one.state == State.ADOPTED:
        return _("Adopted on %(day)s.") % {"day": day(one.decided_on, lang)}
    if one.state == State.FINAL:
        return _("Members say until %(day)s whether they stand behind it.") % {"day": day(one.stands_until, lang)}
    if one.state == State.DROPPED:
        return _("Begun on %(day)s.") % {"day": day(day_of(one.drafted_at), lang)}
    return _("Comments and amendments until %(day)s.") % {"day": day(one.until, lang)}
