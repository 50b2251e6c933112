"""A declared result put right: the page on which the chair does it, and how it is told beside the result."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.assembly.actions.correction import correct_election, correct_result
from accede.assembly.forms.casting import EnterForm, Hand, SidesForm, with_reason
from accede.assembly.forms.election import CorrectPapersForm, CorrectPilesForm
from accede.assembly.models import Ballot, Correction, Election, Item
from accede.assembly.queries.cards import agreed_cards
from accede.assembly.queries.count import book_of, last_ballots
from accede.assembly.queries.election import Ruled, election_of, papers_cast
from accede.assembly.queries.naming import result
from accede.assembly.queries.roll import seats
from accede.assembly.queries.shares import parts_of, shares, sole_choice
from accede.assembly.queries.speaking import hand_name
from accede.assembly.views.asking import after, item_at, refusal
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair
from accede.people.queries import language, now
from accede.register.models import Organisation
from accede.statutes.queries import day_of
from accede.wording.formats import day, listed

FORM = forms.Form


@open_to(chair)
@require_http_methods(["GET", "HEAD", "POST"])
def correcting(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Put right what was entered wrong of a declared result."""
    found = item_at(address, position)
    if not may_be_corrected(found):
        raise Http404
    form = _form(found, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(found, request, form)
    said: dict[str, Any] = {"reason": form.cleaned_data["reason"]}
    if found.form == Item.Form.CARDS:
        said["cards"] = form.votes()
    else:
        said["votes"] = form.votes()
    deed = partial(correct_result, found, **said, by=request.actor, at=now())
    return after(deed, found.get_absolute_url(), lambda request, refused: _page(found, request, form, refused), request)


@open_to(chair)
@require_http_methods(["GET", "HEAD", "POST"])
def correcting_election(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Put right what was entered wrong of an election."""
    found = election_of(item_at(address, position))
    form = _election_form(found, request.POST if request.method == "POST" else None) if found else None
    if form is None:
        raise Http404
    if request.method != "POST" or not form.is_valid():
        return _page(found.item, request, form)
    said: dict[str, Any] = {"reason": form.cleaned_data["reason"]}
    if isinstance(form, CorrectPilesForm):
        said["piles"] = form.piles()
    else:
        said["papers"] = {one: form.papers()[one.pk] for one in Organisation.objects.filter(pk__in=form.papers())}
    deed = partial(correct_election, found.item, **said, by=request.actor, at=now())
    back = found.item.get_absolute_url()
    return after(deed, back, lambda request, refused: _page(found.item, request, form, refused), request)


def _election_form(election: Election, data: Any) -> Any:
    """Return the form for what was entered of the last ballot; None where nothing can be put right."""
    item = election.item
    if not item.is_declared:
        return None
    piles = [one for one in election.piles.all() if one.round == item.round]
    if piles:
        told = {one.pk: (listed(one.names, language()) or _("blank"), one.votes) for one in piles}
        return with_reason(CorrectPilesForm(told, data))
    last, cast = _hands(item), papers_cast(item).get(item.round, {})
    names = {seat.organisation: seat.name for seat in seats(item) if (seat.organisation, 0) in last}
    members = {key: (name, cast[key]) for key, name in names.items()}
    # Where the order of names counts, a paper cannot be told by its names alone.
    if not members or Ruled(election).is_ordered:
        return None
    return with_reason(CorrectPapersForm(members, election.standing, data))


def may_correct_election(election: Election) -> bool:
    """Say whether anything of the last ballot of an election was entered by somebody else than the members."""
    return _election_form(election, None) is not None


def may_be_corrected(item: Item) -> bool:
    """Say whether anything of a result was entered by somebody else than the members, and can be put right."""
    if not item.is_declared or item.by_consensus or item.is_election:
        return False
    return item.form == Item.Form.CARDS or bool(_hands(item))


def corrections_told(item: Item) -> list[str]:
    """Say each correction of a result: when, why, and what the count was before."""
    return [_told(one) for one in item.corrections.all()]


def _told(one: Correction) -> str:
    values = {"day": day(day_of(one.at), language()), "reason": one.reason}
    if "elected" in one.before:
        values["names"] = listed(one.before["elected"], language()) or _("nobody")
        return _("Put right on %(day)s: %(reason)s (declared before: %(names)s).") % values
    counts = one.before["tally"]
    values |= {"for": counts["for"], "against": counts["against"]}
    return _("Put right on %(day)s: %(reason)s (declared before: %(for)s for, %(against)s against).") % values


def _form(item: Item, data: Any) -> Any:
    if item.form == Item.Form.CARDS:
        return with_reason(SidesForm(data, agreed_cards(item)))
    entered, carried = _hands(item), shares(item.assembly)
    names = {seat.organisation: seat.name for seat in seats(item)}
    told = {(key, share): hand_name(names[key], share, carried.get(key, {}).get(share)) for key, share in entered}
    return with_reason(EnterForm(told, data, {hand: sole_choice(one) for hand, one in entered.items()}))


def _hands(item: Item) -> dict[Hand, Ballot]:
    """Return what was entered for members, and for shares of their votes, by somebody else than themselves."""
    found: dict[Hand, Ballot] = {}
    for key, one in last_ballots(item).items():
        found |= {(key, share): part for share, part in parts_of(item, key).items()} if one.share else {(key, 0): one}
    return {hand: one for hand, one in found.items() if one.source != Ballot.Source.SITE}


def _page(found: Item, request: HttpRequest, form: FORM, refused: Refused | None = None) -> HttpResponse:
    context = {
        "item": found,
        "title": _("Put the result right"),
        "docket": [result(found)],
        "lede": _(
            "What members cast on the site stands. What was entered wrong is put right, and everybody reads why."
        ),
        "form": form,
        "refusal": refusal(refused, book_of(found)) if refused else None,
    }
    return render(request, "assembly/correct.html", context, status=409 if refused else 200)
