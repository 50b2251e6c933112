"""One working group: who is in it, its documents and its dates."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.archive.queries import documents_about
from accede.archive.views import handed_out
from accede.exchange import actions
from accede.exchange.actions.group import leading, leading_meeting
from accede.exchange.actions.holding import writers
from accede.exchange.forms.group import MeetingForm, PaperForm
from accede.exchange.models import Group, Meeting, Paper, Seat
from accede.exchange.views.groups import led
from accede.journal.record import named
from accede.people.access import open_to
from accede.people.capacities import delegate, delegate_of, secretariat
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.register.views.paging import paged
from accede.space.queries import members
from accede.space.queries.naming import in_language
from accede.space.views.asking import asked, back_to
from accede.statutes.queries import day_of
from accede.wording.formats import country, day, hour, moment

PER_PAGE = 25
FORMS = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@open_to(members)
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a group."""
    found, lang = get_object_or_404(Group.objects.select_related("lead"), pk=pk), language()
    title, said_in = in_language(found.titles, lang)
    seats = list(found.seats.select_related("organisation"))
    inside, ours = {one.organisation_id for one in seats}, delegate_of(request.actor)
    is_led = bool(leading(request.actor, found)) and not found.closed_at
    pages = paged(request, found.papers.filter(removed_at=None).select_related("organisation"), PER_PAGE)
    meetings = found.meetings.filter(begins__gte=now()) if not found.closed_at else ()
    context = {
        "group": found,
        "title": title,
        "lang": said_in,
        "text": in_language(found.texts, said_in),
        "seats": [_seat(one, found, lang) for one in seats],
        "pages": pages,
        "papers": _papers(request, list(pages), lang),
        "meetings": [{"pk": one.pk, "when": _when(one, lang), "place": one.place} for one in meetings],
        "is_led": is_led,
        "is_office": bool(secretariat(request.actor)),
        "may_bring": not found.closed_at and (bool(secretariat(request.actor)) or bool(inside & ours)),
        "acts": _acts(request, found, inside, ours) if not found.closed_at else [],
    }
    return render(request, "exchange/group.html", context)


@FORMS
@open_to(delegate | secretariat)
def group_paper_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a document."""
    found = get_object_or_404(Group, pk=pk)
    inside = found.seats.values("organisation")
    ours = list(Organisation.objects.filter(pk__in=delegate_of(request.actor)).filter(pk__in=inside))
    if not (ours or secretariat(request.actor)):
        raise PermissionDenied
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PaperForm(request.actor.id, *given, own=ours)
    context = {"title": _("Bring a document"), "docket": back_to(found), "submit": _("Bring it")}

    def deed(**how: Any) -> Paper:
        said = form.cleaned_data
        return actions.bring_paper(said.get("organisation"), found, title=said["title"], deposit=said["file"], **how)

    return asked(request, form, deed, context, said=_("The document is there for all members."), to=found)


@require_safe
@open_to(members)
def group_paper(request: HttpRequest, pk: int, document: UUID) -> HttpResponse:
    """Hand a document out."""
    paper = get_object_or_404(Paper, pk=pk, removed_at=None)
    file = documents_about(paper).filter(pk=document).first()
    if file is None:
        raise Http404
    return handed_out(file)


@open_to(delegate | secretariat)
@require_POST
def group_paper_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a document no more."""
    paper = get_object_or_404(Paper.objects.select_related("group"), pk=pk)
    actions.remove_paper(paper, by=request.actor, at=now())
    return redirect(paper.group)


@FORMS
@open_to(delegate | secretariat)
def group_meeting_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when and where a group meets."""
    found = led(request, pk)
    form = MeetingForm(request.POST or None)
    context = {"title": _("Set a date"), "docket": back_to(found), "submit": _("Set this date")}
    deed = lambda **how: actions.set_meeting(found, **form.cleaned_data, **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("It stands in the calendar of the members."), to=found)


@open_to(delegate | secretariat)
@require_POST
def group_meeting_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a group does not meet at an hour."""
    meeting = get_object_or_404(Meeting.objects.select_related("group"), pk=pk)
    if not leading_meeting(request.actor, meeting):
        raise PermissionDenied
    actions.call_off_meeting(meeting, by=request.actor, at=now())
    return redirect(meeting.group)


def _seat(one: Seat, found: Group, lang: str) -> dict[str, Any]:
    tag = {"state": "now", "label": _("leads it")} if one.organisation_id == found.lead_id else None
    return {"title": one.organisation.name, "text": country(one.organisation.country, lang), "tag": tag}


def _papers(request: HttpRequest, papers: list[Paper], lang: str) -> list[dict[str, Any]]:
    files = {one.about: one for one in documents_about(*papers)} if papers else {}
    return [
        {
            "pk": one.pk,
            "title": one.title,
            "url": reverse("group_paper", args=[one.pk, files[named(one)].pk]),
            "text": " · ".join(filter(None, [day(day_of(one.at), lang), one.organisation and one.organisation.name])),
            "may_remove": bool(writers(request.actor, one)),
        }
        for one in papers
    ]


def _when(one: Meeting, lang: str) -> str:
    zone = timezone.get_current_timezone()
    if one.ends is None:
        return moment(one.begins, lang, zone)
    is_one_day = day_of(one.begins) == day_of(one.ends)
    return f"{moment(one.begins, lang, zone)} – {(hour if is_one_day else moment)(one.ends, lang, zone)}"


def _acts(request: HttpRequest, found: Group, inside: set[int], ours: set[int]) -> list[dict[str, Any]]:
    acts = []
    for one in Organisation.objects.filter(pk__in=ours) if ours else ():
        deed, label = ("leave", _("Leave it: %(name)s")) if one.pk in inside else ("join", _("Join it: %(name)s"))
        kind = "second" if deed == "leave" else ""
        told = {"post": True, "name": "deed", "value": deed, "organisation": one.pk, "kind": kind}
        acts.append({"label": label % {"name": one.name}, "url": reverse("group_seat", args=[found.pk]), **told})
    return acts
