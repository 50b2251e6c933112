"""What the pages of a sitting show: how far it has come, who sits, its points, and its minutes."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.assembly.models import Hand, Point, Sitter, Sitting
from accede.assembly.queries.naming import sitting_name
from accede.assembly.queries.sitting import (
    attended,
    convocation_due,
    of_body,
    preparing,
    resolution_on,
    sitter_of,
)
from accede.assembly.views.asking import why
from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.people.queries import language
from accede.rulebook.verdict import Named
from accede.statutes.queries import day_of, zone_at
from accede.wording.formats import day, hour, listed
from accede.wording.margin import named, sentence, who

State = Sitting.State
RUNS = (State.CONVENED, State.OPEN)
A_PAGE = 50
TAGS = {
    Point.State.PREPARED: "",
    Point.State.OPEN: "now",
    Point.State.CARRIED: "done",
    Point.State.REJECTED: "lost",
    Point.State.NO_QUORUM: "lost",
    Point.State.NOTED: "done",
}


def listed_sittings(page: str) -> dict[str, Any]:
    """Return the sittings as rows, the latest first."""
    shown = Paginator(Sitting.objects.select_related("edition").order_by("-day", "address"), A_PAGE).get_page(page)
    return {"rows": [_listed(one) for one in shown], "pages": shown}


def shown_sitting(sitting: Sitting, actor: Actor, at: datetime) -> dict[str, Any]:
    """Return everything on the page of a sitting but its form and a refusal."""
    own = sitter_of(sitting, actor)
    runs = sitting.state in RUNS
    return {
        "sitting": sitting,
        "title": sitting_name(sitting),
        "docket": _docket(sitting),
        "lede": sitting.get_state_display().capitalize(),
        "acts": _acts(sitting, actor, own, at),
        "notice": _notice(sitting),
        "sitters": [_row(one, actor, own, runs=runs) for one in sitting.sitters.all()],
        "quorum": _quorum(sitting) if runs and not sitting.is_written else None,
        "points": [_point_row(one, sitting) for one in sitting.points.all()],
        "takes_points": (State.PLANNED, *(RUNS if preparing(actor) and not sitting.is_written else ())),
        "may_read_minutes": sitting.state in (State.OPEN, State.CLOSED, State.APPROVED),
    }


def name_of(sitter: Sitter, sitting: Sitting) -> str:
    """Call somebody who sits by name, else by office."""
    return sitter.account.name or office_of(sitter, sitting) or sitter.account.email


def office_of(sitter: Sitter, sitting: Sitting) -> str:
    """Name the office by which somebody sits."""
    return capfirst(who(sitter.office, sitting.book, language())) if sitter.office else ""


def shown_minutes(sitting: Sitting) -> dict[str, Any]:
    """Return what the minutes of a sitting tell, as they stand."""
    sitters = list(sitting.sitters.all())
    names = {one.account_id: name_of(one, sitting) for one in sitters}
    points = sitting.points.prefetch_related("votes", "recusals")
    by_mode = {
        label: listed((names[one.account_id] for one in sitters if one.mode == mode), language())
        for mode, label in Sitter.Mode.choices
    }
    return {
        "sitting": sitting,
        "title": _("Minutes: %(sitting)s") % {"sitting": sitting_name(sitting)},
        "docket": _docket(sitting),
        "lede": _("Approved; they stay as they are.") if sitting.approved_at else _("Not approved yet."),
        "attended": [(label, told) for label, told in by_mode.items() if told],
        "points": [minuted(one, sitting, names) for one in points],
    }


def minuted(point: Point, sitting: Sitting, names: dict[int, str]) -> dict[str, Any]:
    """Return what the minutes tell of one point: what was said, who stood aside, how it was voted, and by what rule."""
    point.sitting = sitting
    aside = listed((names.get(one.account_id, "") for one in point.recusals.all()), language())
    return {
        "title": f"{point.position}. {point.title}",
        "text": point.text,
        "said": point.said,
        "aside": _("Stood aside: %(names)s.") % {"names": aside} if aside else "",
        "result": result_of(point) if point.is_decided else None,
        "votes": voted(point, names) if point.is_decided else [],
    }


def voted(point: Point, names: dict[int, str]) -> list[tuple[str, str]]:
    """Return who voted how, by choice."""
    cast = {one.account_id: one.choice for one in point.votes.all()}
    told = {
        label: listed((names.get(account, "") for account, said in cast.items() if said == choice), language())
        for choice, label in Hand.Choice.choices
    }
    return [(label, said) for label, said in told.items() if said]


def result_of(point: Point) -> dict[str, Any]:
    """Return the result of a point as a sentence with what it rests on."""
    found, book = resolution_on(point), point.sitting.book
    ground = found.quorum if point.state == Point.State.NO_QUORUM else found.majority
    said = f"{capfirst(point.get_state_display())}. {sentence(ground, book, language())}"
    return {"text": said, "facts": [capfirst(point.get_state_display())], "cite": why(ground, book)}


def matter_of(point: Point) -> str:
    """Name the decision of the rulebook that a point is."""
    return named(Named("decision", point.matter), point.sitting.book, language()) if point.matter else ""


def _listed(sitting: Sitting) -> dict[str, Any]:
    state = {State.APPROVED: "done", State.CLOSED: "done", State.CALLED_OFF: "lost", State.PLANNED: ""}
    return {
        "title": sitting_name(sitting),
        "url": sitting.get_absolute_url(),
        "after": sitting.place or sitting.get_mode_display(),
        "tag": {"state": state.get(sitting.state, "now"), "label": sitting.get_state_display()},
    }


def _docket(sitting: Sitting) -> list[str]:
    begins = hour(sitting.opens_at, language(), zone_at(sitting.opens_at))
    if sitting.is_written:
        until = {
            "day": day(day_of(sitting.ends_at), language()),
            "hour": hour(sitting.ends_at, language(), zone_at(sitting.ends_at)),
        }
        return [sitting.get_mode_display().capitalize(), _("Votes are taken until %(day)s, %(hour)s") % until]
    return [sitting.place or sitting.get_mode_display().capitalize(), _("begins at %(hour)s") % {"hour": begins}]


def _notice(sitting: Sitting) -> dict[str, Any] | None:
    due = convocation_due(sitting)
    if due is None or due.on is None or sitting.state != State.PLANNED:
        return None
    last = day(due.on, language())
    text = _("It can be convened until %(day)s.") % {"day": last}
    return {"text": text, "facts": [last], "cite": why(due, sitting.book)}


def _quorum(sitting: Sitting) -> dict[str, Any] | None:
    verdict = attended(sitting)
    if verdict.holds is None:
        return None
    return {"text": sentence(verdict, sitting.book, language()), "cite": why(verdict, sitting.book)}


def _acts(sitting: Sitting, actor: Actor, own: Sitter | None, at: datetime) -> list[dict[str, Any]]:
    url, acts = reverse("move_sitting", args=[sitting.address]), []

    def act(name: str, label: str, kind: str = "second") -> None:
        acts.append({"label": label, "url": url, "post": True, "name": "act", "value": name, "kind": kind})

    if preparing(actor):
        if sitting.state == State.PLANNED:
            act("convene", _("Send the papers for a vote in writing") if sitting.is_written else _("Convene"), "")
        if sitting.state == State.CONVENED and sitting.day == day_of(at):
            act("open", _("Open the meeting"), "")
        if sitting.state == State.OPEN:
            act("close", _("Close"))
        if sitting.state in (State.PLANNED, State.CONVENED):
            act("call_off", _("Call it off"), "grave")
    if of_body(actor) and sitting.state == State.CLOSED:
        act("approve", _("Approve the minutes"), "")
    if own and sitting.is_written and sitting.state == State.OPEN and not own.asks_to_meet_at:
        act("meet", _("Ask for a meeting instead"))
    return acts


def _row(sitter: Sitter, actor: Actor, own: Sitter | None, *, runs: bool) -> dict[str, Any]:
    may = runs and (bool(secretariat(actor)) or bool(preparing(actor)) or (own is not None and own.pk == sitter.pk))
    sitting = sitter.sitting
    office = office_of(sitter, sitting)
    name = name_of(sitter, sitting)
    return {
        "pk": sitter.pk,
        "name": name,
        "office": office if office != name else "",
        "mode": sitter.get_mode_display(),
        "asks": bool(sitter.asks_to_meet_at),
        "choices": [one for one in Sitter.Mode.choices if one[0] != sitter.mode]
        if may and not sitting.is_written
        else [],
    }


def _point_row(point: Point, sitting: Sitting) -> dict[str, Any]:
    point.sitting = sitting
    return {
        "mark": str(point.position),
        "text": point.title,
        "url": reverse("point", args=[sitting.address, point.position]),
        "after": matter_of(point),
        "tag": {"state": TAGS[point.state], "label": point.get_state_display()},
    }
