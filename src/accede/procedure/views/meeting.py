"""A settled meeting that is moved or called off."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.procedure.actions import cancel_meeting, move_meeting
from accede.procedure.forms import CancelForm, MoveForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import chosen_slot
from accede.procedure.queries.permission import own_or_secretariat
from accede.procedure.views.opening import acted, of_file, with_letter
from accede.procedure.views.showing import refusal


@of_file(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Give the meeting another time, length or link."""
    slot = chosen_slot(candidacy)
    if slot is None or slot.held_at:
        return redirect(candidacy)
    off = {"label": _("Call it off"), "url": reverse("candidacy_meeting_cancel", args=[candidacy.pk])}
    context = {"candidacy": candidacy, "slot": slot, "form": MoveForm(request.POST or None, slot=slot), "second": off}
    told = with_letter(_("The meeting is changed."), _("Everybody has a new invitation."), "time_moved", candidacy)
    return _page(request, "procedure/move.html", context, move_meeting, told)


@of_file(own_or_secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Call the meeting off, with the reason."""
    slot = chosen_slot(candidacy)
    if request.method != "POST" and (slot is None or slot.held_at):
        return redirect(candidacy)
    context = {"candidacy": candidacy, "slot": slot, "form": CancelForm(request.POST or None)}
    told = with_letter(
        pgettext("with a candidate", "The meeting is called off."),
        _("Everybody has a letter."),
        "meeting_cancelled",
        candidacy,
    )
    return _page(request, "procedure/cancel.html", context, cancel_meeting, told)


def _page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    action: Callable[..., object],
    told: Callable[[object], str],
) -> HttpResponse:
    """Show a form until it is filled; then do with it what it is for."""
    candidacy, form = context["candidacy"], context["form"]
    if not form.is_valid():
        return render(request, template, context)

    def deed() -> object:
        return action(candidacy, **form.cleaned_data, by=request.actor, at=now())

    def again(refused: Refused) -> HttpResponse:
        return render(request, template, context | {"refusal": refusal(refused, candidacy.book)}, status=409)

    return acted(request, deed, told, candidacy, again)
