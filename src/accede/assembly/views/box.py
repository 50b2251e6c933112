"""A secret vote: what the chair is told before it, ballots drawn by a page's script, and cast by nobody."""

from functools import partial
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly.actions import open_ballot, open_vote
from accede.assembly.actions.secrecy import (
    WrongNumber,
    close_secret_vote,
    draw_ballots,
    hand_out_papers,
    signed,
    void_secret_vote,
)
from accede.assembly.forms.secrecy import AskingForm, DrawForm, SlipForm, VoidForm
from accede.assembly.models import Box, Item, Slip
from accede.assembly.queries.count import book_of
from accede.assembly.queries.election import Ruled, election_of
from accede.assembly.queries.manner import may_be_asked, must_be_asked
from accede.assembly.queries.naming import question
from accede.assembly.queries.secrecy import box_of
from accede.assembly.views.asking import after, back_from, item_at, organisation_of, participants, refusal
from accede.assembly.views.collecting import COLLECTOR
from accede.assembly.views.item import page
from accede.assembly.views.secret import shown_betrayals
from accede.assembly.views.voting import docket
from accede.journal.actions import Forbidden, Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import now

State = Item.State
LONGEST = 19  # figures of a key


@open_to(chair)
@require_http_methods(["GET", "HEAD", "POST"])
def secret_vote(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Tell the chair what the result of a secret vote could betray, and open it; or hold one again."""
    found = item_at(address, position)
    held = box_of(found) if found.state == State.OPEN else None
    is_held = held is not None and not held.closed_at
    if not is_held and (found.state != State.PREPARED or not _may_open(found)):
        raise Http404
    # The chair's page sends every act; without what is entered here it only leads to this page.
    if request.method == "POST" and "sent" not in request.POST:
        return redirect(request.path)
    data = request.POST if request.method == "POST" else None
    form: Any = VoidForm(data) if is_held else AskingForm(data, asks=not found.is_election and must_be_asked(found))
    if data is None or not form.is_valid():
        return _opening(found, form, request)
    said = {**form.cleaned_data, "by": request.actor, "at": now()}
    opening = open_ballot if found.is_election else partial(open_vote, form="secret")
    deed = partial(void_secret_vote if is_held else opening, found, **said)
    return after(deed, found.get_absolute_url(), partial(_opening, found, form), request)


@open_to(participants)
@require_POST
def closing(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Close a secret vote: from then on it can be counted."""
    found = item_at(address, position)
    deed = partial(close_secret_vote, found, by=request.actor, at=now())
    return after(deed, back_from(request, found.assembly, found.get_absolute_url()), partial(page, found), request)


@open_to(participants)
@require_POST
def drawing(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Record a draw and answer with the signatures, to a page's script; a refusal is one sentence."""
    found, form = item_at(address, position), DrawForm(request.POST)
    try:
        if not form.is_valid():
            raise WrongNumber
        drawer, principal = form.cleaned_data["organisation"], form.cleaned_data["principal"]
        named = {"principal": organisation_of(principal) if principal else None}
        blinded = form.cleaned_data["blinded"]
        said = {"blinded": blinded, **named, "by": request.actor, "at": now()}
        box = draw_ballots(organisation_of(drawer), found, **said)
        return JsonResponse({"signed": [one.hex() for one in signed(box, blinded)]})
    except Forbidden:
        raise
    except Refused as refused:
        return JsonResponse({"said": str(refused.sentence)}, status=HTTPStatus.CONFLICT)


@open_to(secretariat)
@require_POST
def handing_out(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Note that a member, or who carries the share of its votes that stands behind it, was given ballots on paper."""
    found, (key, _line, share) = item_at(address, position), request.POST.get("organisation", "").partition("_")
    named = organisation_of(int(key) if key.isdecimal() and len(key) < LONGEST else 0)
    of = int(share) if share.isdecimal() and len(share) < LONGEST else 0
    deed = partial(hand_out_papers, found, organisation=named, share=of, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), partial(page, found), request)


@csrf_exempt
@require_POST
def casting(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one ballot from nobody; answer once it is in the box, with others that came meanwhile."""
    box, form = Box.objects.filter(pk=pk).select_related("item").first(), SlipForm(request.POST)
    if box is None:
        raise Http404
    form.box = box
    if not form.is_valid():
        return JsonResponse({"fate": "forged"}, status=HTTPStatus.CONFLICT)
    fate = COLLECTOR.put(box, Slip(**form.cleaned_data))
    return JsonResponse({"fate": fate}, status=HTTPStatus.OK if fate == "kept" else HTTPStatus.CONFLICT)


def _may_open(item: Item) -> bool:
    election = election_of(item)
    return may_be_asked(item) if election is None else Ruled(election).is_secret


def _opening(found: Item, form: Any, request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    is_held = found.state == State.OPEN
    context = {
        "item": found,
        "form": form,
        "title": _("A secret vote"),
        "docket": [*docket(found)[:1], question(found)],
    }
    context |= {"is_held": True} if is_held else shown_betrayals(found)
    if refused:
        context["refusal"] = refusal(refused, book_of(found))
    return render(request, "assembly/secret_vote.html", context, status=409 if refused else 200)
