"""The first page of each person: what is due, by when, why, and the one act that does it."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.queries import due_for as assembly_due
from accede.debates.queries.due import waiting_for as debates_waiting
from accede.exchange.queries.due import waiting_for as exchange_waiting
from accede.fees.queries import due_for as fees_due
from accede.journal.actions import Actor
from accede.learning.queries.due import waiting_for as learning_waiting
from accede.people.capacities import delegate
from accede.people.queries import DueRow, now
from accede.positions.queries.due import due_for as positions_due
from accede.post.queries import due_for as post_due
from accede.procedure.queries import candidacies_by_step, home_of
from accede.procedure.queries import due_for as procedure_due
from accede.procedure.views.showing import due_list
from accede.projects.queries import State, calls_seen, ending_first, found
from accede.projects.queries.due import waiting_for as projects_waiting
from accede.projects.views.showing import call_row
from accede.register.models import Membership
from accede.register.queries import doubles_due, mandates_due, own_memberships
from accede.register.queries import due_for as register_due
from accede.space.queries import readable
from accede.space.queries.due import due_of
from accede.space.views.showing import line
from accede.statutes.queries import book_at, day_of

SOURCES = (procedure_due, assembly_due, mandates_due, doubles_due, post_due)
# These read what is known of the members that somebody speaks for, once for both.
OF_MEMBERS = (register_due, fees_due, positions_due)
# What waits in these is asked for at once, for all of them.
OF_SPACE = (debates_waiting, exchange_waiting, learning_waiting, projects_waiting)
NEVER = date.max
FITTING = 3
NEWS, NEW_FOR = 3, timedelta(days=30)


def home(request: HttpRequest) -> HttpResponse:
    """Show what is due; lead a visitor to the Join us page, and a candidate to its file."""
    if not request.user.is_authenticated:
        return redirect("join")
    own = home_of(request.actor)
    if own:
        return redirect(own)
    at = now()
    today = day_of(at)
    members = own_memberships(request.actor, today)
    rows = due(request.actor, at, members)
    context = {
        "title": claim(rows, today),
        "today": today,
        "due": due_list(rows, today, book_at(at)),
        "boards": candidacies_by_step(request.actor, at),
        "fitting": fitting(request.actor, at, members),
        "news": news(request.actor, at),
    }
    return render(request, "home.html", context)


def due(actor: Actor, at: datetime, own: list[Membership] | None = None) -> list[DueRow]:
    """Everything that this person has to do, the earliest first; what has no day comes last.

    `own` are the memberships it speaks for, if somebody has read them already.
    """
    on = day_of(at)
    own = own_memberships(actor, on) if own is None else own
    rows = [row for source in SOURCES for row in source(actor, on, at)]
    rows += [row for source in OF_MEMBERS for row in source(actor, on, at, own)]
    rows += due_of(each for room in OF_SPACE for each in room(actor, on))
    return sorted(rows, key=lambda row: (row.on or NEVER, row.title))


def news(actor: Actor, at: datetime) -> list[dict[str, object]]:
    """The latest that was published for a member, as long as it is new: whoever published it knows it."""
    if not delegate(actor):
        return []
    return [line(one) for one in readable(actor).filter(at__gte=at - NEW_FOR)[:NEWS]]


def fitting(actor: Actor, at: datetime, own: list[Membership]) -> list[dict[str, object]]:
    """The calls for proposals that somebody's members may answer and that end first."""
    open_calls = found(calls_seen(actor), "", State.OPEN, at)
    several, members = ending_first(open_calls, (one.organisation for one in own), at, FITTING)
    return [call_row(one, members, at) for one in several]


def claim(rows: list[DueRow], today: date) -> str:
    """Say in one or two sentences how things stand."""
    late = sum(row.on is not None and row.on < today for row in rows)
    now_due = sum(row.on == today for row in rows)
    if not rows:
        return _("Nothing is due")
    said = [ngettext("One thing is late", "{count} things are late", late).format(count=late)] if late else []
    if now_due:
        said.append(ngettext("One thing is due today", "{count} things are due today", now_due).format(count=now_due))
    if not said:
        said.append(ngettext("One thing to do", "{count} things to do", len(rows)).format(count=len(rows)))
    return ". ".join(said)
