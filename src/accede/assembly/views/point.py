"""One point of a sitting: papers, who stands aside, votes, the result, and what the minutes tell of it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accede.archive.models import Document
from accede.archive.views import handed_out
from accede.assembly import actions
from accede.assembly.forms.sitting import HandsForm, PaperForm, ReasonForm, SaidForm
from accede.assembly.models import Hand, Point, Sitting
from accede.assembly.queries.naming import sitting_name
from accede.assembly.queries.sitting import able, of_body, preparing, resolution_on, seeing, sitter_of
from accede.assembly.views.asking import after, refusal, why
from accede.assembly.views.seated import TAGS, matter_of, minuted, name_of
from accede.assembly.views.sitting import sitting_on
from accede.journal.actions import Actor, Refused
from accede.journal.record import named
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.wording.margin import sentence

State = Sitting.State
Deed = Callable[[Point, HttpRequest], Callable[[], object] | None]


@open_to(seeing)
@require_safe
def point(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Show a point."""
    return _page(point_at(address, position), request)


@open_to(seeing)
@require_POST
def point_act(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Do what the form says that was sent: open, vote, hands, decide, aside, said, paper."""
    found = point_at(address, position)
    given = DEEDS.get(request.POST.get("act", ""), _unknown)(found, request)
    if isinstance(given, dict):
        return _page(found, request, forms=given)
    return after(given, _url(found), partial(_page, found), request)


@open_to(seeing)
@require_safe
def point_paper(request: HttpRequest, address: str, position: int, number: UUID) -> FileResponse:
    """Hand out a file that lies beside a point."""
    found = point_at(address, position)
    return handed_out(get_object_or_404(Document, about=named(found), purpose=actions.PAPER, pk=number))


def point_at(address: str, position: int) -> Point:
    """Return a point with its votes and who stands aside, or answer that there is no such page."""
    sitting = sitting_on(address)
    found = get_object_or_404(sitting.points.prefetch_related("votes", "recusals"), position=position)
    found.sitting = sitting
    return found


def _open(found: Point, request: HttpRequest) -> Callable[[], object]:
    return partial(actions.open_point, found, by=request.actor, at=now())


def _vote(found: Point, request: HttpRequest) -> Callable[[], object]:
    return partial(actions.vote_on_point, found, choice=request.POST.get("choice", ""), by=request.actor, at=now())


def _decide(found: Point, request: HttpRequest) -> Callable[[], object]:
    carried = {"carried": True, "rejected": False}.get(request.POST.get("says", ""))
    return partial(actions.decide_point, found, carried=carried, by=request.actor, at=now())


def _hands(found: Point, request: HttpRequest) -> Any:
    form = HandsForm(found, _names(found.sitting), request.POST)
    if not form.is_valid():
        return {"hands_form": form}
    return partial(actions.note_hands, found, choices=form.choices(), by=request.actor, at=now())


def _aside(found: Point, request: HttpRequest) -> Any:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return {"reason_form": form}
    return partial(actions.stand_aside, found, **form.cleaned_data, by=request.actor, at=now())


def _said(found: Point, request: HttpRequest) -> Any:
    form = SaidForm(request.POST)
    if not form.is_valid():
        return {"said_form": form}
    return partial(actions.minute_point, found, **form.cleaned_data, by=request.actor, at=now())


def _paper(found: Point, request: HttpRequest) -> Any:
    form = PaperForm(request.POST, request.FILES, holder=request.actor.id)
    if not form.is_valid():
        return {"paper_form": form}
    return partial(actions.add_sitting_paper, found, deposit=form.cleaned_data["paper"], by=request.actor, at=now())


def _unknown(_found: Point, _request: HttpRequest) -> Callable[[], object]:
    def refuse() -> None:
        raise actions.NotItsTime

    return refuse


DEEDS: dict[str, Callable[[Point, HttpRequest], Any]] = {
    "open": _open,
    "vote": _vote,
    "hands": _hands,
    "decide": _decide,
    "aside": _aside,
    "said": _said,
    "paper": _paper,
}


def _url(found: Point) -> str:
    return reverse("point", args=[found.sitting.address, found.position])


def _names(sitting: Sitting) -> dict[int, str]:
    return {one.account_id: name_of(one, sitting) for one in sitting.sitters.all()}


def _page(
    found: Point, request: HttpRequest, refused: Refused | None = None, *, forms: dict[str, Any] | None = None
) -> HttpResponse:
    if refused:
        found = point_at(found.sitting.address, found.position)
    context = _shown(found, request.actor) | (forms or {})
    if refused:
        context["refusal"] = refusal(refused, found.sitting.book)
    return render(request, "assembly/point.html", context, status=409 if refused else 200)


def _shown(found: Point, actor: Actor) -> dict[str, Any]:
    sitting, own = found.sitting, sitter_of(found.sitting, actor)
    names, runs = _names(sitting), sitting.state in (State.CONVENED, State.OPEN)
    told = minuted(found, sitting, names)
    papers = Document.objects.filter(about=named(found), purpose=actions.PAPER).order_by("pk")
    may_vote = own is not None and found.state == Point.State.OPEN and own in able(found)
    keeps = bool(preparing(actor)) and sitting.state in (State.OPEN, State.CLOSED)
    is_open = found.state == Point.State.OPEN
    return {
        "point": found,
        "sitting": sitting,
        "title": found.title,
        "docket": [sitting_name(sitting), _("Point %(number)s") % {"number": found.position}],
        "tag": {"state": TAGS[found.state], "label": found.get_state_display()},
        "matter": matter_of(found),
        "act_url": reverse("point_act", args=[sitting.address, found.position]),
        "told": told,
        "papers": [(one, reverse("point_paper", args=[sitting.address, found.position, one.pk])) for one in papers],
        "ballot": _ballot(found, own) if may_vote else None,
        "aside_now": own is not None
        and not may_vote
        and any(one.account_id == own.account_id for one in found.recusals.all()),
        "reason_form": ReasonForm() if _may_stand_aside(found, own, runs=runs) else None,
        "voted": _told_cast(found) if is_open else "",
        "standing": _standing(found) if is_open and preparing(actor) else None,
        "may_open": bool(preparing(actor)) and sitting.state == State.OPEN and found.state == Point.State.PREPARED,
        "hands_form": HandsForm(found, names) if preparing(actor) and is_open and not sitting.is_written else None,
        "said_form": SaidForm(initial={"said": found.said}) if keeps else None,
        "paper_form": PaperForm(holder=actor.id)
        if (of_body | secretariat)(actor) and (runs or sitting.state == State.PLANNED)
        else None,
    }


def _told_cast(found: Point) -> str:
    cast, members = len(found.votes.all()), len(able(found))
    said = ngettext("%(cast)d of %(able)d has voted", "%(cast)d of %(able)d have voted", cast)
    return said % {"cast": cast, "able": members}


def _ballot(found: Point, own: Any) -> dict[str, Any]:
    last = next((one.choice for one in found.votes.all() if one.account_id == own.account_id), None)
    return {
        "legend": _("Your vote"),
        "legend_unseen": True,
        "name": "choice",
        "choices": [(choice, label, "") for choice, label in Hand.Choice.choices],
        "checked": last,
        "submit": _("Change this vote") if last else _("Cast this vote"),
        "error": "",
    }


def _may_stand_aside(found: Point, own: Any, *, runs: bool) -> bool:
    if own is None or found.is_decided or not runs:
        return False
    done = {one.account_id for one in (*found.votes.all(), *found.recusals.all())}
    return own.account_id not in done


def _standing(found: Point) -> dict[str, Any]:
    """What the rules make of the votes so far; where they are silent, whoever presides says what was decided."""
    resolution, book = resolution_on(found), found.sitting.book
    ground = resolution.quorum if resolution.quorum.holds is False else resolution.majority
    return {
        "said": {"text": sentence(ground, book, language()), "cite": why(ground, book)},
        "silent": ground.holds is None,
    }
