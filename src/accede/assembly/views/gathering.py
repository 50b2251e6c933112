"""What the page of an assembly shows: how far it has come, its dates by the rules, its agenda, who attends."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Assembly, Attendance, Change, Item
from accede.assembly.queries.adjourning import adjournment_of
from accede.assembly.queries.again import to_call_again
from accede.assembly.queries.agenda import agenda_is_open, convocation_of, items_of, standing_matters, takes
from accede.assembly.queries.count import quorum_of
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.naming import assembly_name, matter, result, until, where
from accede.assembly.queries.roll import Seat, roll_of
from accede.assembly.queries.speaker import voice_of
from accede.assembly.views.adjourned import shown_waiting
from accede.assembly.views.asking import why
from accede.assembly.views.called import shown_convening
from accede.assembly.views.debts import owed_before
from accede.assembly.views.delegates import silent_for
from accede.assembly.views.doors import doors
from accede.assembly.views.further import further, rehearsal_offer
from accede.assembly.views.stopping import shown_stopping
from accede.assembly.views.written import with_votes
from accede.journal.actions import Actor
from accede.people.capacities import chair, secretariat
from accede.people.queries import language
from accede.rulebook.dates import Dated, deadlines
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of, zone_at
from accede.wording.formats import country, day, hour, text
from accede.wording.margin import sentence, who

State = Assembly.State
PAGE = 60
TAGS = {
    Item.State.PREPARED: "",
    Item.State.OPEN: "now",
    Item.State.CARRIED: "done",
    Item.State.REJECTED: "lost",
    Item.State.NO_QUORUM: "lost",
    Item.State.ADJOURNED: "",
    Item.State.WITHDRAWN: "",
}


def listed_assemblies() -> dict[str, Any]:
    """Return every assembly as a row, the latest first."""
    found = Assembly.objects.select_related("edition").order_by("-day")
    return {"rows": [_listed(one) for one in found]}


def shown_assembly(assembly: Assembly, actor: Actor, at: datetime, page: str | None = None) -> dict[str, Any]:
    """Return everything on the page of an assembly but its form and a refusal."""
    return {
        "assembly": assembly,
        "title": assembly_name(assembly),
        "silent": silent_for(assembly, actor),
        "docket": [where(assembly), _("opens at %(hour)s") % {"hour": _hour(assembly)}],
        "lede": _lede(assembly, at),
        "steps": _steps(assembly),
        "dates": [_dated(one, assembly) for one in deadlines(assembly.book, assembly.day)],
        "acts": _acts(assembly, actor, at),
        **shown_convening(assembly, actor, at),
        "rehearsal": rehearsal_offer(assembly, actor),
        "doors": doors(assembly, actor),
        "changes": [_changed(one) for one in assembly.moves.all()],
        "links": _links(assembly, actor),
        "further": further(assembly, actor),
        "waiting": shown_waiting(assembly, actor),
        "owed": owed_before(assembly, actor, day_of(at)),
        **shown_stopping(assembly, actor, at),
        **gathered(assembly, actor, page),
    }


def gathered(assembly: Assembly, actor: Actor, page: str | None = None) -> dict[str, Any]:
    """Return what changes while the members gather: agenda, quorum, and a page of the attendance."""
    has_list = assembly.state != State.PLANNED and not assembly.is_written
    roll = roll_of(assembly) if has_list else []
    pages = Paginator(in_order(roll), PAGE).get_page(page)
    takes_notes = has_list and assembly.state in (State.CONVENED, State.OPEN)
    items = list(items_of(assembly))
    rows = [agenda_row(item, assembly) for item in items]
    return {
        "assembly": assembly,
        "agenda": with_votes(rows, items, actor) if assembly.is_written else rows,
        "kept": _kept_places(assembly) if takes(assembly) or not assembly.is_written else [],
        "quorum": _quorum(assembly, roll) if has_list else None,
        "attendance": [attending(seat, assembly) for seat in pages],
        "pages": pages,
        "present": _present(roll),
        "own": own_seats(roll, speaks_for(actor, assembly)) if takes_notes else [],
        "may_note": takes_notes and bool(secretariat(actor)),
        "live_url": f"{reverse('assembly_live', args=[assembly.address])}?seen={assembly.state}&page={pages.number}",
    }


def attending(seat: Seat, assembly: Assembly) -> dict[str, Any]:
    """Return how a member attends, as a row of the list shows it."""
    since = seat.since_when
    modes = dict(Attendance.Mode.choices)
    return {
        "seat": seat,
        "country": country(seat.country, language()),
        "mode": modes.get(seat.attendance) or _("represented by %(holder)s") % {"holder": seat.represented_by},
        "since": hour(since, language(), zone_at(since)) if since else "",
        "right": right_tag(assembly.book.votes(seat.voter(), "").verdict),
    }


def in_order(roll: list[Seat]) -> list[Seat]:
    """Order a roll by the country as the reader names it, then by the register."""
    return sorted(roll, key=lambda seat: (country(seat.country, language()), seat.number))


def by_country(row: dict[str, Any]) -> tuple[str, int]:
    """Order rows by the country as the reader names it, then by the register."""
    return (row["country"], row["seat"].number)


def right_tag(verdict: Verdict) -> dict[str, str]:
    """Return whether a member may vote, as a tag."""
    tags = {
        True: {"state": "done", "label": _("may vote")},
        False: {"state": "lost", "label": _("no vote")},
        None: {"state": "now", "label": _("vote not known")},
    }
    return tags[verdict.holds]


def own_seats(roll: list[Seat], ours: Collection[int]) -> list[Seat]:
    """Return the rows of the organisations that somebody speaks for."""
    return [seat for seat in roll if seat.organisation in ours]


def _listed(assembly: Assembly) -> dict[str, Any]:
    tags = {State.PLANNED: "", State.CONVENED: "now", State.OPEN: "now", State.CLOSED: "done", State.CALLED_OFF: "lost"}
    return {
        "title": assembly_name(assembly),
        "url": assembly.get_absolute_url(),
        "after": assembly.venue,
        "tag": {"state": tags[assembly.state], "label": assembly.get_state_display()},
    }


def _hour(assembly: Assembly) -> str:
    return hour(assembly.opens_at, language(), zone_at(assembly.opens_at))


def _lede(assembly: Assembly, at: datetime) -> str:
    if assembly.is_written and assembly.state == State.OPEN:
        is_over = at >= assembly.ends_at
        told = _("Votes were taken until %(moment)s.") if is_over else _("Votes are taken until %(moment)s.")
        return told % {"moment": until(assembly)}
    ledes = {
        State.PLANNED: _("The members have not been convened yet."),
        State.CONVENED: _("The members have been convened."),
        State.OPEN: _("The assembly is open."),
        State.CLOSED: _("The assembly is closed."),
        State.CALLED_OFF: _("The meeting was called off."),
    }
    second = _("It is the second call of a meeting without a quorum.") if assembly.call > 1 else ""
    return " ".join(filter(None, [ledes[assembly.state], second]))


def _steps(assembly: Assembly) -> list[dict[str, Any]]:
    labels = [_("Planned"), _("Convened"), _("Open"), _("Closed")]
    is_off = assembly.state == State.CALLED_OFF
    labels[3] = _("Called off") if is_off else labels[3]
    reached = 3 if is_off else list(State).index(State(assembly.state))
    lines = [[], _convened(assembly), [{"text": day(assembly.day, language()), "facts": ""}], []]
    kinds = ["done" if place < reached else "now" if place == reached else "todo" for place in range(4)]
    return [
        {"label": label, "state": kind, "lines": said} for label, kind, said in zip(labels, kinds, lines, strict=True)
    ]


def _convened(assembly: Assembly) -> list[dict[str, Any]]:
    due = convocation_of(assembly)
    if assembly.convened_at:
        return [{"text": day(day_of(assembly.convened_at), language())}]
    return [{"text": _("by %(day)s") % {"day": day(due.on, language())}}] if due and due.on else []


def _dated(one: Dated, assembly: Assembly) -> dict[str, Any]:
    book = assembly.book
    return {
        "mark": day(one.due.on, language(), year=False),
        "text": text(one.label, language()) or one.name,
        "after": who(one.by, book, language()),
        "cite": why(one.due, book),
    }


def _acts(assembly: Assembly, actor: Actor, at: datetime) -> list[dict[str, Any]]:
    if not chair(actor):
        return []
    key = [assembly.address]
    if assembly.state == State.CONVENED and _may_open(assembly, at):
        label = _("Take votes") if assembly.is_written else _("Open the assembly")
        return [{"label": label, "url": reverse("open_assembly", args=key), "post": True}]
    is_waiting = assembly.is_written and assembly.items.filter(state=Item.State.OPEN).exists()
    if assembly.state == State.OPEN and not is_waiting:
        close = {"label": _("Close the assembly"), "url": reverse("close_assembly", args=key), "post": True}
        return [close | {"kind": "second"}]
    return []


def _may_open(assembly: Assembly, at: datetime) -> bool:
    return at >= assembly.opens_at if assembly.is_written else assembly.day == day_of(at)


def agenda_row(item: Item, assembly: Assembly) -> dict[str, Any]:
    """Return an item as a row of the agenda."""
    item.assembly = assembly
    return {
        "mark": str(item.position),
        "text": result(item),
        "url": item.get_absolute_url(),
        "after": _why_left(item) or _with_time(item),
        "tag": {"state": TAGS[item.state], "label": item.get_state_display()},
    }


def _why_left(item: Item) -> str:
    # Why a whole meeting was called off stands above its agenda.
    left = adjournment_of(item) if item.assembly.state != State.CALLED_OFF else None
    return left.why if left else ""


def _changed(one: Change) -> dict[str, str]:
    values = {"day": day(day_of(one.opened_at), language()), "place": one.place or one.assembly.venue}
    told = _("Called off. It had been announced for %(day)s, %(place)s.") if one.is_off else None
    return {"lead": (told or _("Moved. It had been announced for %(day)s, %(place)s.")) % values, "text": one.why}


def _links(assembly: Assembly, actor: Actor) -> list[dict[str, str]]:
    key, is_office = [assembly.address], bool((secretariat | chair)(actor))
    found = [(_("Documents"), "papers", True), (_("For your calendar"), "assembly_calendar", not assembly.is_rehearsal)]
    found.append((_("Who may vote, and proxies"), "rights", True))
    found.append((_("Who speaks for each group"), "speakers", voice_of(assembly) is not None))
    found.append((_("Order of the agenda"), "agenda", is_office and agenda_is_open(assembly)))
    is_ahead = assembly.state in (State.PLANNED, State.CONVENED) and not assembly.is_rehearsal
    found.append((_("Move or call off"), "change_assembly", is_office and is_ahead))
    found.append((_("Second call"), "call_again", is_office and bool(to_call_again(assembly))))
    links = [{"label": label, "url": reverse(name, args=key)} for label, name, is_shown in found if is_shown]
    first = assembly.follows
    return [*links, {"label": _("The first call"), "url": first.get_absolute_url()}] if first else links


def _with_time(item: Item) -> str:
    if not item.minutes_to_speak:
        return matter(item)
    said = ngettext("%(matter)s, one minute to speak", "%(matter)s, %(n)d minutes to speak", item.minutes_to_speak)
    return said % {"matter": matter(item), "n": item.minutes_to_speak}


def _kept_places(assembly: Assembly) -> list[dict[str, Any]]:
    book, kept = assembly.book, []
    for one in standing_matters(assembly).values():
        label = text(one.label, language())
        rule = Verdict(holds=True, code="rule.applies", article=one.article, marks=one.marks("standing_item"))
        said = _("A place is kept on every agenda for: %(matter)s.") % {"matter": label}
        kept.append({"text": said, "facts": [label], "cite": why(rule, book)})
    return kept


def _quorum(assembly: Assembly, roll: list[Seat]) -> dict[str, Any] | None:
    verdict, book = quorum_of(assembly, roll), assembly.book
    return {"text": sentence(verdict, book, language()), "cite": why(verdict, book)} if verdict else None


def _present(roll: list[Seat]) -> str:
    number = sum(seat.attends for seat in roll)
    said = ngettext("%(n)d member attends.", "%(n)d members attend.", number)
    return said % {"n": number}
