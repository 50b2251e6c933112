"""Votes beyond one's own choice: divided, for members that one represents, entered by the secretariat, by cards."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from accede.assembly.actions.cards import NoCards, count_cards
from accede.assembly.actions.casting import cast_by_proxy, divide_vote, enter_votes
from accede.assembly.actions.manner import pick_for_group, settle_tie
from accede.assembly.actions.vote import UnknownChoice
from accede.assembly.forms.casting import CastForm, EnterForm, SidesForm
from accede.assembly.models import Item
from accede.assembly.queries.count import book_of
from accede.assembly.views.asking import after, back_from, item_at, organisation_of, participants, refusal
from accede.assembly.views.entering import entering_form, shown_entering
from accede.assembly.views.further import office
from accede.assembly.views.item import page
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import now


@open_to(participants)
@require_POST
def casting(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Cast a divided vote, or the vote of a member that one represents."""
    found, form = item_at(address, position), CastForm(request.POST)
    if not form.is_valid():
        return page(found, request, UnknownChoice())
    organisation = organisation_of(form.cleaned_data["organisation"])
    if not form.cleaned_data["holder"]:
        return _done(request, found, partial(divide_vote, organisation, found, votes=form.votes()))
    holder = organisation_of(form.cleaned_data["holder"])
    said = {"choice": form.cleaned_data["choice"], "votes": form.votes()}
    return _done(request, found, partial(cast_by_proxy, holder, found, principal=organisation, **said))


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def entering(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Show the roll with what each member has said, and enter what is said or written on paper."""
    found = item_at(address, position)
    if found.state != Item.State.OPEN or found.form not in (Item.Form.OPEN, Item.Form.ROLL_CALL):
        raise Http404
    if request.method != "POST":
        return _entering_page(found, request)
    form = entering_form(found, request.POST)
    if not form.is_valid():
        return _entering_page(found, request, form=form)
    deed = partial(enter_votes, found, votes=form.votes(), by=request.actor, at=now())
    return after(
        deed, request.path, lambda request, refused: _entering_page(found, request, refused, form=form), request
    )


@open_to(participants)
@require_POST
def cards(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Enter, as a teller, how many cards were raised."""
    found, form = item_at(address, position), SidesForm(request.POST)
    if not form.is_valid():
        return page(found, request, NoCards())
    return _done(request, found, partial(count_cards, found, votes=form.votes()))


@open_to(participants)
@require_POST
def settling(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Record how a tie is settled."""
    found = item_at(address, position)
    return _done(request, found, partial(settle_tie, found, said=request.POST.get("said", "")))


@open_to(office)
@require_POST
def picking(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Record what a body has chosen for a group that does not agree, as one button says it: `FR:for`."""
    found, (group, _colon, choice) = item_at(address, position), request.POST.get("said", "").rpartition(":")
    return _done(request, found, partial(pick_for_group, found, group=group, choice=choice))


def _done(request: HttpRequest, found: Item, deed: Callable) -> HttpResponse:
    back = back_from(request, found.assembly, found.get_absolute_url())
    return after(partial(deed, by=request.actor, at=now()), back, partial(page, found), request)


def _entering_page(
    found: Item, request: HttpRequest, refused: Refused | None = None, *, form: EnterForm | None = None
) -> HttpResponse:
    context = shown_entering(found, form)
    if refused:
        context["refusal"] = refusal(refused, book_of(found))
    return render(request, "assembly/enter.html", context, status=409 if refused else 200)
