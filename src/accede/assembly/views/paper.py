"""Papers for the room: the list to sign, and the kit for the day the network fails."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.assembly.documents.kit import attendance_pdf, ballots_pdf, kit_pdf
from accede.assembly.models import Assembly
from accede.assembly.queries.naming import assembly_name
from accede.assembly.views.asking import assembly_on
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import now
from accede.statutes.queries import day_of

office = secretariat | chair


@open_to(office)
@require_safe
def on_paper(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to what can be printed for an assembly."""
    found = assembly_on(address)
    papers = (
        ("attendance_list", _("Attendance list"), _("Every member with its votes, to be signed.")),
        ("kit", _("Kit for a meeting on paper"), _("The list, the proxies, and a tally sheet for each item.")),
        ("paper_ballots", _("Ballots"), _("For each item one for every member with a vote, to be cut apart.")),
    )
    rows = [{"title": title, "url": reverse(name, args=[address]), "text": says} for name, title, says in papers]
    may_enter = secretariat(request.actor) and not found.is_rehearsal and found.day <= day_of(now())
    context = {"assembly": found, "docket": [assembly_name(found)], "rows": rows, "may_enter": may_enter}
    return render(request, "assembly/on_paper.html", context)


@open_to(office)
@require_safe
def attendance(request: HttpRequest, address: str) -> HttpResponse:
    """Hand out the list that those who attend sign."""
    return _handed_out(attendance_pdf, assembly_on(address), "attendance")


@open_to(office)
@require_safe
def kit(request: HttpRequest, address: str) -> HttpResponse:
    """Hand out the kit."""
    return _handed_out(kit_pdf, assembly_on(address), "kit")


@open_to(office)
@require_safe
def ballots(request: HttpRequest, address: str) -> HttpResponse:
    """Hand out the ballots."""
    return _handed_out(ballots_pdf, assembly_on(address), "ballots")


def _handed_out(write: Callable[[Assembly], bytes], found: Assembly, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{found.address}-{name}.pdf"'}
    return HttpResponse(write(found), content_type="application/pdf", headers=headers)
