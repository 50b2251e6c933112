"""Study visits: listed, handed out as files, offered, changed, cancelled, reported."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accede.exchange import actions
from accede.exchange.actions.holding import writers
from accede.exchange.forms.question import SummaryForm
from accede.exchange.forms.visit import CancelForm, VisitForm, VisitSearch
from accede.exchange.models import Visit
from accede.exchange.queries import visits as queries
from accede.exchange.queries.speaking import spoken_for
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.queries import members
from accede.space.views.asking import asked, back_to
from accede.statutes.queries import day_of
from accede.wording.formats import country, day, number, text

PER_PAGE = 25
FORMS = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@open_to(members)
def visits(request: HttpRequest) -> HttpResponse:
    """List the visits that are asked for, what comes last first."""
    search = VisitSearch(request.GET)
    wanted, found = _found(search)
    pages = paged(request, found, PER_PAGE)
    context = {
        "search": search,
        "is_narrowed": any(wanted.values()),
        "pages": pages,
        "rows": [row(one) for one in pages],
        "query": request.GET.urlencode(),
        "may_invite": bool((delegate | secretariat)(request.actor)),
    }
    return render(request, "exchange/visits.html", context)


@require_safe
@open_to(members)
def visits_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the visits that are asked for as CSV."""
    return csv_file("visits.csv", queries.columns(), queries.rows(_found(VisitSearch(request.GET))[1], language()))


@require_safe
@open_to(members)
def visits_xlsx(request: HttpRequest) -> HttpResponse:
    """Hand out the visits that are asked for as XLSX."""
    return xlsx_file("visits.xlsx", queries.columns(), queries.rows(_found(VisitSearch(request.GET))[1], language()))


@FORMS
@open_to(delegate | secretariat)
def visit_new(request: HttpRequest) -> HttpResponse:
    """Invite the other members."""
    form = _form(request)
    context = {
        "title": _("Invite to a study visit"),
        "docket": {"label": _("Study visits"), "url": reverse("visits")},
        "submit": _("Invite the members"),
    }

    def deed(**how: Any) -> Visit:
        return actions.invite(form.cleaned_data["organisation"], offer=form.offer(), **how)

    return asked(request, form, deed, context, said=_("The members can ask for places now."))


@FORMS
@open_to(delegate | secretariat)
def visit_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is true of a visit now."""
    found = own(request, pk)
    days = {name: getattr(found, name) for name in ("place", "begins", "ends", "until", "places")}
    shown = VisitForm.shown(title=found.titles, text=found.texts) | days
    form = _form(request, is_known=True, initial=shown)
    context = {"title": _("Change this visit"), "docket": back_to(found), "submit": _("Keep this")}
    deed = lambda **how: actions.change_visit(found, offer=form.offer(), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This is noted."))


@FORMS
@open_to(delegate | secretariat)
def visit_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a visit does not take place."""
    found = own(request, pk)
    form = CancelForm(request.POST or None)
    context = {"title": _("Cancel this visit"), "docket": back_to(found), "submit": _("Cancel this visit")}
    context["lede"] = _("Whoever would have come is told by letter.")
    deed = lambda **how: actions.cancel_visit(found, **form.cleaned_data, **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This visit is cancelled."), to="visits")


@FORMS
@open_to(delegate | secretariat)
def visit_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was seen."""
    found = own(request, pk)
    form = SummaryForm(request.POST or None, initial=SummaryForm.shown(text=found.reports))
    context = {"title": _("Write what was seen"), "docket": back_to(found), "submit": _("Publish this report")}
    deed = lambda **how: actions.report_visit(found, texts=form.said("text"), **how)  # noqa: E731
    return asked(request, form, deed, context, said=_("This is noted."), to=found)


def row(one: Visit) -> dict[str, Any]:
    """Return a visit as a list shows it."""
    lang, left = language(), one.places - one.taken
    host = f"{one.organisation.name}, {country(one.organisation.country, lang)}"
    said = [host, one.place]
    if one.is_open(day_of(now())):
        said.append(ngettext("one place left", "%(n)s places left", left) % {"n": number(left, lang)})
    mark = day(one.begins, lang)
    return {"title": text(one.titles, lang), "url": one.get_absolute_url(), "mark": mark, "text": " · ".join(said)}


def own(request: HttpRequest, pk: int) -> Visit:
    """Return a visit of which one is the host, or the office."""
    found = get_object_or_404(Visit, pk=pk, cancelled_at=None)
    if not writers(request.actor, found):
        raise PermissionDenied
    return found


def _found(search: VisitSearch) -> tuple[dict[str, Any], list[Visit]]:
    """Return what is asked for, and the visits that are."""
    wanted = search.cleaned_data if search.is_valid() else {"q": "", "state": ""}
    return wanted, queries.visits_found(wanted["q"], wanted["state"], day_of(now()))


def _form(request: HttpRequest, **named: Any) -> VisitForm:
    spoken = spoken_for(request.actor, day_of(now()))
    return VisitForm(request.POST or None, own=spoken, is_office=bool(secretariat(request.actor)), **named)
