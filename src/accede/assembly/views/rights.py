"""Who may vote at a meeting, told to everybody with reason and cure; proxies are given and answered here."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.assembly.actions import entrusting
from accede.assembly.actions.freezing import AlreadyFrozen, freeze_roll
from accede.assembly.actions.telling import AlreadyTold, tell_rights
from accede.assembly.forms.entrusting import EntrustForm
from accede.assembly.models import Assembly
from accede.assembly.queries.rights import rights_of
from accede.assembly.views.asking import assembly_on, organisation_of, participants, refusal
from accede.assembly.views.entitled import category, cure_of, reason, shown_rights
from accede.journal.actions import Forbidden, Refused
from accede.people.access import open_to
from accede.people.queries import now
from accede.register.views.spreadsheet import csv_file

DEEDS = {
    "accept": entrusting.accept_proxy,
    "decline": entrusting.decline_proxy,
    "revoke": entrusting.revoke_proxy,
}
# What was done already by an earlier click is shown, not refused.
DONE_BEFORE = (
    AlreadyFrozen,
    AlreadyTold,
    entrusting.AlreadyGiven,
    entrusting.AlreadyAnswered,
    entrusting.AlreadyRevoked,
)


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def rights(request: HttpRequest, address: str) -> HttpResponse:
    """Show who may vote at a meeting; a member entrusts its votes to another."""
    found = assembly_on(address)
    if request.method != "POST":
        return _page(request, found)
    roll = [one.seat for one in rights_of(found)]
    own = next((seat for seat in roll if f"of{seat.organisation}-holder" in request.POST), None)
    form = EntrustForm(roll, own, request.POST)
    if not form.is_valid():
        return _page(request, found, form=form)
    said = {**form.cleaned_data, "holder": organisation_of(form.cleaned_data["holder"])}
    principal = organisation_of(said.pop("principal"))
    return _done(request, found, partial(entrusting.entrust, principal, found, **said), form)


@open_to(participants)
@require_POST
def answering_proxy(request: HttpRequest, address: str, key: int) -> HttpResponse:
    """Accept a proxy, decline it, or take it back."""
    found = assembly_on(address)
    deed = DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        raise Http404
    proxy = get_object_or_404(found.entrustings.select_related("principal", "holder"), pk=key)
    return _done(request, found, partial(deed, proxy))


@open_to(participants)
@require_POST
def closing_roll(request: HttpRequest, address: str) -> HttpResponse:
    """Close the roll of a meeting."""
    found = assembly_on(address)
    return _done(request, found, partial(freeze_roll, found))


@open_to(participants)
@require_POST
def telling(request: HttpRequest, address: str) -> HttpResponse:
    """Tell each member by letter whether it may vote."""
    found = assembly_on(address)
    return _done(request, found, partial(tell_rights, found))


@require_safe
@open_to(participants)
def rights_csv(request: HttpRequest, address: str) -> HttpResponse:
    """Hand out the roll with each member's right, its reason and its cure."""
    found = assembly_on(address)
    columns = [_("Number"), _("Member"), _("Country"), _("Category"), _("May vote"), _("Votes"), _("Why"), _("Cure")]
    answers = {True: _("yes"), False: _("no"), None: _("not known")}
    rows = [
        (
            one.seat.number,
            one.seat.name,
            one.seat.country,
            category(one, found),
            answers[one.right.verdict.holds],
            "" if one.right.votes is None else one.right.votes,
            reason(one, found),
            cure_of(one, found),
        )
        for one in rights_of(found)
    ]
    return csv_file(f"rights-{found.address}.csv", columns, rows)


def _done(request: HttpRequest, found: Assembly, deed: partial, form: EntrustForm | None = None) -> HttpResponse:
    try:
        deed(by=request.actor, at=now())
    except Forbidden:
        raise
    except DONE_BEFORE:
        pass
    except Refused as refused:
        return _page(request, assembly_on(found.address), refused, form=form)
    return redirect(reverse("rights", args=[found.address]))


def _page(
    request: HttpRequest, found: Assembly, refused: Refused | None = None, *, form: EntrustForm | None = None
) -> HttpResponse:
    context = shown_rights(found, request.actor, now(), request.GET.get("page"), form)
    if refused:
        context["refusal"] = refusal(refused, found.book)
    return render(request, "assembly/rights.html", context, status=409 if refused else 200)
