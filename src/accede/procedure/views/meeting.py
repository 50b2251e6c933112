"""A settled meeting that is moved or called off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.procedure.actions import cancel_meeting, move_meeting
from accede.procedure.actions.walk import own_or_office
from accede.procedure.forms import CancelForm, MoveForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import chosen_slot
from accede.procedure.views.opening import acted, of_file
from accede.procedure.views.showing import refusal


@of_file(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Give the meeting another time, length or link."""
    slot = chosen_slot(candidacy)
    if slot is None or slot.held_at:
        return redirect(candidacy)
    form = MoveForm(request.POST or None, slot=slot)
    off = {"label": _("Call it off"), "url": reverse("candidacy_meeting_cancel", args=[candidacy.pk])}
    context = {"candidacy": candidacy, "slot": slot, "form": form, "second": off}
    if not form.is_valid():
        return render(request, "procedure/move.html", context)

    def deed() -> object:
        return move_meeting(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        said = context | {"refusal": refusal(refused, candidacy.book)}
        return render(request, "procedure/move.html", said, status=409)

    return acted(request, deed, _("The meeting is changed. Everybody has a new invitation."), candidacy, again)


@of_file(own_or_office)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Call the meeting off, with the reason."""
    slot = chosen_slot(candidacy)
    if slot is None or slot.held_at:
        return redirect(candidacy)
    form = CancelForm(request.POST or None)
    context = {"candidacy": candidacy, "slot": slot, "form": form}
    if not form.is_valid():
        return render(request, "procedure/cancel.html", context)

    def deed() -> object:
        return cancel_meeting(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        said = context | {"refusal": refusal(refused, candidacy.book)}
        return render(request, "procedure/cancel.html", said, status=409)

    return acted(request, deed, _("The meeting is called off. Everybody has a letter."), candidacy, again)
