"""Sittings of the Board: the list, the page of one, and what moves it on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.assembly import actions
from accede.assembly.documents.sitting import sitting_pdf
from accede.assembly.forms.sitting import PointForm, SittingForm
from accede.assembly.models import Sitter, Sitting
from accede.assembly.queries.sitting import of_body, preparing, seeing, sitting_bodies
from accede.assembly.views.asking import after, refusal
from accede.assembly.views.seated import listed_sittings, shown_minutes, shown_sitting
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.statutes.queries import book_at

# Each act by the name under which its button sends it.
ACTS: dict[str, Callable[..., object]] = {
    "convene": actions.convene_sitting,
    "open": actions.open_sitting,
    "close": actions.close_sitting,
    "call_off": actions.call_off_sitting,
    "approve": actions.approve_sitting_minutes,
    "meet": actions.ask_to_meet,
}


@open_to(seeing)
@require_http_methods(["GET", "HEAD", "POST"])
def sittings(request: HttpRequest) -> HttpResponse:
    """List the sittings; whoever prepares them plans one more."""
    may_plan = bool(preparing(request.actor)) and bool(sitting_bodies(book_at(now())))
    form = SittingForm(book_at(now()), request.POST or None) if may_plan else None
    refused = None
    if request.method == "POST" and form and form.is_valid():
        try:
            return redirect(actions.plan_sitting(**form.planned(), by=request.actor, at=now()))
        except Refused as why:
            refused = why
    context = {**listed_sittings(request.GET.get("page", "")), "form": form}
    if refused:
        context["refusal"] = refusal(refused, book_at(now()))
    return render(request, "assembly/sittings.html", context, status=409 if refused else 200)


@open_to(seeing)
@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, address: str) -> HttpResponse:
    """Show a sitting; who sits, and who prepares, adds a point to its agenda."""
    found = sitting_on(address)
    form = PointForm(found, request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return page(found, request, form=form)
    deed = partial(actions.add_point, found, **form.cleaned_data, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(page, found, form=form), request)


@open_to(seeing)
@require_POST
def moving(request: HttpRequest, address: str) -> HttpResponse:
    """Do the act whose button was pressed."""
    found, act = sitting_on(address), ACTS.get(request.POST.get("act", ""))
    if act is None:
        return page(found, request, actions.NotItsTime())
    return after(
        partial(act, found, by=request.actor, at=now()), found.get_absolute_url(), partial(page, found), request
    )


@open_to(seeing)
@require_POST
def sitting_attendance(request: HttpRequest, address: str) -> HttpResponse:
    """Note how somebody takes part, as one button says it: `12:present`."""
    found = sitting_on(address)
    number, _colon, mode = request.POST.get("note", "").partition(":")
    key = int(number) if number.isascii() and number.isdecimal() and len(number) < 18 else 0
    sitter = get_object_or_404(Sitter, sitting=found, pk=key)
    deed = partial(actions.note_sitter, sitter, mode=mode, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(page, found), request)


@open_to(seeing)
@require_safe
def sitting_minutes(request: HttpRequest, address: str) -> HttpResponse:
    """Show the minutes of a sitting as they stand, to be read and printed."""
    return render(request, "assembly/sitting_minutes.html", shown_minutes(sitting_on(address)))


@open_to(seeing)
@require_safe
def sitting_minutes_file(request: HttpRequest, address: str) -> HttpResponse:
    """Hand out the minutes of a sitting as a PDF."""
    found = sitting_on(address)
    content = sitting_pdf(found, shown_minutes(found))
    headers = {"Content-Disposition": f'attachment; filename="{found.address}-minutes.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def sitting_on(address: str) -> Sitting:
    """Return the sitting of an address with all that its page tells, or answer that there is no such page."""
    found = Sitting.objects.select_related("edition").prefetch_related("sitters__account", "points")
    return get_object_or_404(found, address=address)


def page(
    found: Sitting, request: HttpRequest, refused: Refused | None = None, *, form: PointForm | None = None
) -> HttpResponse:
    """Show a sitting as it stands now, and why something was not done."""
    if refused:
        found = sitting_on(found.address)
    context: dict[str, Any] = shown_sitting(found, request.actor, now())
    may_add = (of_body | secretariat)(request.actor) and found.state in context["takes_points"]
    context["form"] = form or (PointForm(found) if may_add else None)
    if refused:
        context["refusal"] = refusal(refused, found.book)
    return render(request, "assembly/sitting.html", context, status=409 if refused else 200)
