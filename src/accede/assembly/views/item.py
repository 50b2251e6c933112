"""The page of one item: the ballot, the chair's acts, and then the result."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly import actions
from accede.assembly.actions.taking_back import take_back_vote
from accede.assembly.effects import papers
from accede.assembly.forms import BallotForm
from accede.assembly.models import Item
from accede.assembly.queries.count import book_of
from accede.assembly.queries.election import election_of
from accede.assembly.views import election as election_views
from accede.assembly.views.adjourned import shown_adjournment
from accede.assembly.views.agenda import may_reword
from accede.assembly.views.asking import after, back_from, item_at, participants, put_to_vote, refusal
from accede.assembly.views.correction import may_be_corrected
from accede.assembly.views.declared import shown_result
from accede.assembly.views.doors import door
from accede.assembly.views.line import in_line
from accede.assembly.views.live import seats_as_seen
from accede.assembly.views.papers import shown_papers
from accede.assembly.views.together import VOTES
from accede.assembly.views.voting import shown_item
from accede.assembly.views.wording import shown_wordings
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, delegate_of
from accede.people.queries import now
from accede.register.models import Organisation


@in_line.past
@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Show an item as it concerns whoever asks; a delegate casts or changes a vote."""
    if request.method != "POST":
        # What the page has seen is noted before it is read: what changes in between is then asked for.
        version = seats_as_seen(address, position, sorted(delegate_of(request.actor)))
        return page(item_at(address, position), request, version=version)
    # Everybody votes within the same minute: no more is read than a vote rests on.
    found = put_to_vote(address, position)
    if found.is_election:
        return election_views.casting(request, address, position)
    form = BallotForm(request.POST)
    if not form.is_valid():
        return page(found, request, actions.UnknownChoice())
    organisation = Organisation(pk=form.cleaned_data["organisation"])
    choice = form.cleaned_data["choice"]
    deed = partial(VOTES.cast, organisation, found, choice=choice, by=request.actor, at=now())
    back = back_from(request, found.assembly, found.get_absolute_url())
    return after(deed, back, partial(page, found, chosen={organisation.pk: choice}), request)


@open_to(participants)
@require_POST
def opening(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Open the vote, in the form that the chair chooses."""
    form = request.POST.get("form", "")
    wanted = {"form": form} if form in Item.Form.values else {}
    return _act(request, item_at(address, position), partial(actions.open_vote, **wanted))


@open_to(participants)
@require_POST
def taking_back(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Take back a vote that was opened by mistake."""
    return _act(request, item_at(address, position), take_back_vote)


@open_to(participants)
@require_POST
def declaring(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Close the vote and declare its result."""
    return _act(request, item_at(address, position), actions.declare_result)


@open_to(participants)
@require_POST
def agreeing(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Record that all agree."""
    return _act(request, item_at(address, position), actions.declare_consensus)


def _act(request: HttpRequest, found: Item, act: Any) -> HttpResponse:
    deed = partial(act, found, by=request.actor, at=now())
    back = back_from(request, found.assembly, found.get_absolute_url())
    return after(deed, back, partial(page, found), request)


def page(
    found: Item,
    request: HttpRequest,
    refused: Refused | None = None,
    *,
    chosen: dict[int, str] | None = None,
    version: str | None = None,
) -> HttpResponse:
    """Render the page of an item, with why something was not done."""
    if election := election_of(found):
        return election_views.page(election, request, refused)
    if refused:
        # What happened meanwhile is shown, also when the deed was refused because of it.
        found = item_at(found.assembly.address, found.position)
    context = shown_result(found) if found.is_declared else shown_item(found, request.actor, chosen or {})
    context |= {
        "version": version or "",
        "papers": papers(found),
        "documents": shown_papers(found),
        "door": door(found.assembly, request.actor),
        **shown_wordings(found, request.actor),
        **shown_adjournment(found, request.actor),
    }
    if may_reword(found, request.actor):
        context["reword_url"] = reverse("reword", args=[found.assembly.address, found.position])
    if chair(request.actor) and may_be_corrected(found):
        context["correct_url"] = reverse("correct_result", args=[found.assembly.address, found.position])
    if refused:
        context["refusal"] = refusal(refused, book_of(found))
    template = "assembly/result.html" if found.is_declared else "assembly/item.html"
    return render(request, template, context, status=409 if refused else 200)
