"""What is done from the pages of the day: the room is led on, and members ask to speak."""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from accede.assembly import actions
from accede.assembly.actions.trouble import note_trouble
from accede.assembly.forms import FloorForm
from accede.assembly.forms.distance import TroubleForm
from accede.assembly.models import Assembly, Speech
from accede.assembly.queries.floor import floor_of
from accede.assembly.views import follow, preside
from accede.assembly.views.asking import after, item_at, meeting_on, organisation_of, participants
from accede.people.access import open_to
from accede.people.queries import now

PAGES = {"preside": preside.page, "follow": follow.page}


@open_to(participants)
@require_POST
def floor(request: HttpRequest, address: str) -> HttpResponse:
    """Do the one thing that a button of the chair's page or of a voter's page says."""
    found, form = meeting_on(address), FloorForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    said = form.cleaned_data
    deed = partial(_deed(found, *said["do"], said["kind"]), by=request.actor, at=now())
    back = reverse(said["back"], args=[found.address])
    return after(deed, back, partial(PAGES[said["back"]], found), request)


@open_to(preside.may_lead)
@require_POST
def trouble(request: HttpRequest, address: str) -> HttpResponse:
    """Write down what went wrong with taking part from afar."""
    found, form = meeting_on(address), TroubleForm(request.POST)
    if not form.is_valid():
        return preside.page(found, request, trouble=form)
    deed = partial(note_trouble, found, **form.cleaned_data, by=request.actor, at=now())
    back = reverse("preside", args=[found.address])
    return after(deed, back, partial(preside.page, found, trouble=form), request)


def _deed(found: Assembly, verb: str, key: int, kind: str) -> Callable[..., object]:
    if verb == "take_up":
        return partial(actions.take_up, item_at(found.address, key))
    if verb in ("pause", "resume"):
        return partial(getattr(actions, verb), found)
    if verb == "ask":
        item = floor_of(found).item
        if item is None:
            raise BadRequest
        return partial(actions.ask_to_speak, organisation_of(key), item, kind=kind or Speech.Kind.MATTER)
    speech = get_object_or_404(Speech.objects.select_related("item__assembly", "organisation"), pk=key)
    return partial({"give": actions.give_floor, "end": actions.end_speech}[verb], speech)
