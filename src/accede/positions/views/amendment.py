"""One amendment: what it would change, the vote on it, and what became of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.positions import actions
from accede.positions.forms.saying import PutForm, SettleForm, VoteForm
from accede.positions.models import Amendment, Consultation, MemberVote
from accede.positions.queries.offices import drafters
from accede.positions.queries.text import latest, said
from accede.positions.views.asking import author, done, refusal, speaks_for, spoken, title_of
from accede.positions.views.consultation import TAGS
from accede.post.difference import stretches
from accede.space.queries.shelf import members
from accede.statutes.queries import day_of
from accede.wording.formats import day, listed, number

State, Choice = Amendment.State, MemberVote.Choice
Deeds = dict[str, Callable[[], object]]


@open_to(members)
@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request: HttpRequest, consultation: int, number: int) -> HttpResponse:
    """Show an amendment; settle it, put it to the vote, vote on it, count the votes, or withdraw it."""
    known = Amendment.objects.select_related("consultation", "organisation", "version")
    found = get_object_or_404(known, consultation=consultation, number=number)
    forms = _forms(request, found)
    page = partial(_page, request, found, forms)
    name = request.POST.get("deed", "")
    if name in forms and not forms[name].is_valid():
        return page()
    deed = _deeds(request, found, forms).get(name)
    return done(request, deed, request.path, page) if deed else page()


def _forms(request: HttpRequest, found: Amendment) -> dict[str, Any]:
    """Return what whoever asks can fill in."""
    if found.consultation.state != Consultation.State.OPEN:
        return {}

    def filled(name: str, form: Callable[..., Any], *more: Any) -> dict[str, Any]:
        return {name: form(*more, data=request.POST if request.POST.get("deed") == name else None)}

    forms: dict[str, Any] = {}
    own = [(str(one.pk), one.name) for one in speaks_for(request.actor)]
    if own and found.state == State.VOTING and day_of(now()) <= found.votes_until:
        forms |= filled("vote", VoteForm, own)
    if drafters(request.actor) and found.state == State.PROPOSED:
        forms |= filled("settle", SettleForm) | filled("put", PutForm)
    return forms


def _deeds(request: HttpRequest, found: Amendment, forms: dict[str, Any]) -> Deeds:
    how = {"by": request.actor, "at": now()}

    def settle() -> object:
        told = forms["settle"].cleaned_data
        accepts = told["answer"] == "accept"
        return actions.settle_amendment(found, accepts=accepts, because=told["because"], **how)

    def vote() -> object:
        told = forms["vote"].cleaned_data
        return actions.vote_on_amendment(spoken(told["voice"]), found, choice=told["choice"], **how)

    def put() -> object:
        return actions.put_amendment(found, until=forms["put"].cleaned_data["votes_until"], **how)

    deeds: Deeds = {"settle": settle, "vote": vote, "put": put}
    deeds = {name: deed for name, deed in deeds.items() if name in forms}
    deeds["count"] = partial(actions.count_amendment, found, **how)
    if found.organisation:
        deeds["withdraw"] = partial(actions.withdraw_amendment, found.organisation, found, **how)
    return deeds


def _page(
    request: HttpRequest, found: Amendment, forms: dict[str, Any], refused: Refused | None = None
) -> HttpResponse:
    consultation, votes = found.consultation, list(found.votes.select_related("organisation"))
    own, may_draft = {one.pk for one in speaks_for(request.actor)}, bool(drafters(request.actor))
    is_open = consultation.state == Consultation.State.OPEN
    context = {
        "consultation": consultation,
        "amendment": found,
        "docket": [title_of(consultation), place_of(found)],
        "title": _("Amendment %(number)d") % {"number": found.number},
        "author": author(found.organisation, found.office),
        "tag": {"state": TAGS[found.state], "label": found.get_state_display()},
        "changes": stretches(found.before, found.words),
        "told": told(found, len(votes)),
        # Who voted how is told once it is counted.
        "votes": _by_choice(votes) if found.result else [],
        "own_votes": [(one.organisation.name, one.get_choice_display()) for one in votes if one.organisation_id in own],
        "forms": forms,
        "may_count": may_draft and is_open and found.state == State.VOTING,
        "may_withdraw": is_open and found.state == State.PROPOSED and found.organisation_id in own,
        "refusal": refusal(refused) if refused else None,
    }
    return render(request, "positions/amendment.html", context, status=409 if refused else 200)


def place_of(found: Amendment) -> str:
    """Say which paragraph an amendment is about, by its place as it stands now."""
    lines = said(latest(found.consultation).paragraphs, language(), found.consultation.language)
    place = next((one.number for one in lines if one.key == found.paragraph), None)
    return _("Paragraph %(number)d") % {"number": place} if place else ""


def told(found: Amendment, cast: int) -> str:
    """Say in a sentence how the vote on it stands, or what it came to; nothing where none is held."""
    if found.result:
        sides = {name: number(votes, language()) for name, votes in found.result.items()}
        return _("Votes of the members: %(for)s for, %(against)s against, %(abstain)s abstained.") % sides
    if found.state != State.VOTING:
        return ""
    values = {"day": day(found.votes_until, language()), "cast": number(cast, language())}
    return _("Members vote until %(day)s. Votes so far: %(cast)s.") % values


def _by_choice(votes: list[MemberVote]) -> list[tuple[str, str]]:
    """Return who voted how, side by side."""
    by = {choice: [one.organisation.name for one in votes if one.choice == choice] for choice in Choice}
    return [(choice.label, listed(sorted(names), language())) for choice, names in by.items() if names]
