"""Who takes part, for the office: listed, let in, printed, handed out as a file, and noted as having come."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.journal.actions import Refused
from accede.learning.actions import admit_guest, note_attendance, register
from accede.learning.documents import list_pdf
from accede.learning.forms import AdmitForm
from accede.learning.models import Event, Registration
from accede.learning.queries.naming import title_of, when
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.queries import organisations_on
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.views.asking import asked
from accede.statutes.queries import day_of

State = Registration.State
PER_PAGE = 100


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def event_participants(request: HttpRequest, pk: int) -> HttpResponse:
    """List who takes part, and keep the list of who came."""
    found, refused = get_object_or_404(Event, pk=pk), None
    if request.method == "POST":
        listed = {int(one) for one in request.POST.getlist("listed") if one.isdecimal()}
        came = {int(one) for one in request.POST.getlist("came") if one.isdecimal()} & listed
        try:
            note_attendance(found, came=came, missed=listed - came, by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("The list is kept. Whoever came has a letter with the certificate."))
            return redirect(request.get_full_path())
    pages = paged(request, found.registrations.select_related("organisation").order_by("state", "at", "pk"), PER_PAGE)
    context = {
        "event": found,
        "title": title_of(found),
        "when": when(found),
        "pages": pages,
        "has_begun": found.has_begun(now()),
        "refused": refused,
    }
    return render(request, "learning/participants.html", context, status=409 if refused else 200)


@open_to(secretariat)
@require_safe
def event_participants_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out who takes part as CSV."""
    return _file(pk, csv_file, "csv")


@open_to(secretariat)
@require_safe
def event_participants_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out who takes part as XLSX."""
    return _file(pk, xlsx_file, "xlsx")


@open_to(secretariat)
@require_safe
def event_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the list that is signed at the door."""
    found = get_object_or_404(Event, pk=pk)
    placed = found.registrations.filter(state=State.PLACED).select_related("organisation").order_by("name", "pk")
    name = f'inline; filename="list-{found.pk}-{language()}.pdf"'
    paper = list_pdf(found, list(placed))
    return HttpResponse(paper, content_type="application/pdf", headers={"Content-Disposition": name})


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def event_admit(request: HttpRequest, pk: int) -> HttpResponse:
    """Register somebody for a member, or a guest whom the office knows."""
    found, today = get_object_or_404(Event, pk=pk), day_of(now())
    inside = organisations_on(today)
    form = AdmitForm(request.POST or None, members=inside)

    def deed(**how: Any) -> Registration:
        said = {"name": form.cleaned_data["name"], "email": form.cleaned_data["email"], "language": language()}
        if member := form.cleaned_data["member"]:
            return register(member, found, **said, **how)
        return admit_guest(found, of=form.cleaned_data["of"], **said, **how)

    there = reverse("event_participants", args=[pk])
    context = {"title": _("Register somebody"), "docket": {"label": title_of(found), "url": there}}
    context |= {"lede": _("A letter tells them of it, in the language of this page."), "submit": _("Register somebody")}
    return asked(request, form, deed, context, said=_("Registered."), to=there)


def _file(pk: int, write: Callable[..., HttpResponse], ending: str) -> HttpResponse:
    found = get_object_or_404(Event, pk=pk)
    columns = ["name", "organisation", "is_member", "email", "language", "state", "registered_at", "came"]
    came = {True: "yes", False: "no", None: ""}
    rows = [
        [
            one.name,
            one.organisation_name,
            "yes" if one.organisation else "no",
            one.email,
            one.language,
            one.state,
            one.at.isoformat(timespec="minutes"),
            came[one.has_attended],
        ]
        for one in found.registrations.select_related("organisation")
    ]
    return write(f"participants-{found.pk}.{ending}", columns, rows)
