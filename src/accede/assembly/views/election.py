"""The page of an election: papers, the chair's acts, and then the result with its files."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.assembly import actions
from accede.assembly.actions.paper import enter_paper
from accede.assembly.forms.election import CallForm, LotForm, PaperForm, PileForm
from accede.assembly.models import Assembly, Election, Item
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.election import Ruled, electable, election_of
from accede.assembly.queries.roll import seats
from accede.assembly.views.adjourned import shown_adjournment
from accede.assembly.views.asking import after, assembly_on, back_from, item_at, organisation_of, participants, refusal
from accede.assembly.views.balloting import filled, followed, phase, shown_election
from accede.assembly.views.correction import may_correct_election
from accede.assembly.views.doors import door
from accede.assembly.views.elected import shown_elected
from accede.assembly.views.line import in_line
from accede.assembly.views.live import item_version, lives
from accede.assembly.views.secret import shown_ballots, shown_papers_given, shown_unspoken
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import now


def casting(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Let a delegate cast or change a paper."""
    election = _election(address, position)
    form = PaperForm(Ruled(election), request.POST)
    if not form.is_valid() or not form.cleaned_data["organisation"]:
        return page(election, request, form=form)
    organisation = organisation_of(form.cleaned_data["organisation"])
    said = {"names": form.names(), "by": request.actor, "at": now()}
    deed = partial(actions.cast_paper, organisation, election.item, **said)
    return after(deed, election.item.get_absolute_url(), partial(page, election, form=form), request)


@open_to(secretariat | chair)
@require_http_methods(["GET", "HEAD", "POST"])
def calling(request: HttpRequest, address: str) -> HttpResponse:
    """Put an election on the agenda."""
    found = assembly_on(address)
    form = CallForm(found, electable(found), request.POST or None)
    context: dict[str, Any] = {"assembly": found, "form": form}
    if request.method == "POST" and form.is_valid():
        deed = partial(actions.call_election, found, **form.cleaned_data, by=request.actor, at=now())
        return after(deed, found.get_absolute_url(), partial(_calling, context), request)
    return render(request, "assembly/call_election.html", context)


@open_to(participants)
@require_POST
def opening(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Open the next ballot."""
    return _act(request, _election(address, position), actions.open_ballot)


@open_to(participants)
@require_POST
def closing(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Close the ballot and count it."""
    return _act(request, _election(address, position), actions.close_ballot)


@open_to(participants)
@require_POST
def declaring(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Declare who is elected."""
    return _act(request, _election(address, position), actions.declare_election)


@open_to(participants)
@require_POST
def drawing(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Draw a lot with the words said in the room."""
    found, form = _election(address, position), LotForm(request.POST)
    if not form.is_valid():
        return page(found, request)
    return _act(request, found, actions.draw_lot, **form.cleaned_data)


@open_to(participants)
@require_POST
def entering(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Enter what the tellers have counted."""
    found = _election(address, position)
    form = PileForm(Ruled(found), request.POST)
    if not form.is_valid():
        return page(found, request, form=form)
    return _act(request, found, actions.enter_papers, names=form.names(), votes=form.cleaned_data["votes"])


@open_to(secretariat)
@require_POST
def entering_one(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Enter the paper of a member by its name."""
    found = _election(address, position)
    form = PaperForm(Ruled(found), request.POST)
    if not form.is_valid() or not form.cleaned_data["organisation"]:
        return page(found, request, form=form)
    organisation = organisation_of(form.cleaned_data["organisation"])
    deed = partial(enter_paper, organisation, found.item, names=form.names(), by=request.actor, at=now())
    return after(deed, found.item.get_absolute_url(), partial(page, found, form=form), request)


@require_safe
@lives(item_version)
@in_line
@open_to(participants)
def balloting(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Return who has cast a paper, and whether the page has moved on."""
    found = _election(address, position)
    seen = phase(found)
    telling = {"moved_on": request.GET.get("seen", seen) != seen, "url": found.item.get_absolute_url()}
    return render(request, "assembly/room.html", {**followed(found, request.actor), **telling})


def page(
    election: Election, request: HttpRequest, refused: Refused | None = None, *, form: PaperForm | None = None
) -> HttpResponse:
    """Show an election as it stands now, and why something was not done."""
    if refused:
        # What happened meanwhile is shown.
        election = _election(election.item.assembly.address, election.item.position)
    item = election.item
    context = shown_elected(election) if item.is_declared else shown_election(election, request.actor, now(), form)
    context |= shown_adjournment(item, request.actor) | {"door": door(item.assembly, request.actor)}
    ruled = Ruled(election)
    if item.state == Item.State.PREPARED and item.assembly.state == Assembly.State.OPEN and ruled.is_secret:
        context |= shown_unspoken(item, seats(item))
    if election.is_casting and ruled.is_secret:
        ours = speaks_for(request.actor, item.assembly)
        roll = seats(item)
        context |= shown_ballots(
            item, request.actor, ours, roll, paper=filled(ruled, (), None) | {"most": ruled.most_names}
        )
        context |= shown_papers_given(item, roll, request.actor)
    if chair(request.actor) and may_correct_election(election):
        context["correct_url"] = reverse("correct_election", args=[item.assembly.address, item.position])
    if refused:
        context["refusal"] = refusal(refused, item.assembly.book)
    template = "assembly/elected.html" if item.is_declared else "assembly/election.html"
    return render(request, template, context, status=409 if refused else 200)


def _calling(context: dict[str, Any], request: HttpRequest, refused: Refused) -> HttpResponse:
    context["refusal"] = refusal(refused, context["assembly"].book)
    return render(request, "assembly/call_election.html", context, status=409)


def _election(address: str, position: int) -> Election:
    found = election_of(item_at(address, position))
    if found is None:
        raise Http404
    return found


def _declared(address: str, position: int) -> Election:
    found = _election(address, position)
    if not found.item.is_declared:
        raise Http404
    return found


def _act(request: HttpRequest, election: Election, act: Any, **said: Any) -> HttpResponse:
    deed = partial(act, election.item, **said, by=request.actor, at=now())
    back = back_from(request, election.item.assembly, election.item.get_absolute_url())
    return after(deed, back, partial(page, election), request)
