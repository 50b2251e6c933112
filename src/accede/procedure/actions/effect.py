"""What a proceeding comes to: where it stands after each deed, and its effect in the register on its day."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.queries import item_of
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import clock, consequence, secretariat
from accede.post.actions import queue_letters
from accede.procedure.mails import to_member
from accede.procedure.models import Proceeding
from accede.procedure.queries.proceeding import Standing, leads_out, standing_of, turn_of
from accede.register.actions import change_category, end_membership, restore, suspend
from accede.register.models import Membership, RegisterEntry
from accede.register.queries import held
from accede.rulebook.day import day_of as as_day
from accede.rulebook.progress import OVERTURNED
from accede.rulebook.walk import DONE
from accede.statutes.queries import day_of

State = Proceeding.State
RUNNING = (State.OPEN, State.WAITING)


class NotRunning(Refused):
    """Nothing more is done on a file that has ended."""

    sentence = _("This has ended already.")


class NotYet(Refused):
    """What takes effect on a day is entered on that day, once no appeal can be made any more."""

    sentence = _("Its day has not come, or an appeal can still be made.")


def hold(proceeding: Proceeding) -> Proceeding:
    """Return a running file with its lock held until the deed is done."""
    held = lock(proceeding)
    if not held.is_running:
        raise NotRunning
    return held


def lock(proceeding: Proceeding) -> Proceeding:
    """Return a file as it stands, with its lock held, and that of every other of the same member."""
    lock_all(proceeding.membership)
    parts = ("membership__organisation", "edition", "assembly")
    return Proceeding.objects.select_for_update(of=("self",)).select_related(*parts).get(pk=proceeding.pk)


def lock_all(membership: Membership) -> None:
    """Hold the locks of all files of a member, always in one order: what ends a membership ends them all."""
    memberships = Membership.objects.filter(organisation=membership.organisation_id)
    list(Proceeding.objects.select_for_update().filter(membership__in=memberships).order_by("pk").only("pk"))


def settle(proceeding: Proceeding, by: Actor, at: datetime) -> Standing:
    """Bring a file to where the rulebook says it stands now, and let it have its effect if its day has come."""
    found = standing_of(proceeding, day_of(at))
    if proceeding.state == State.WITHDRAWN:
        return found
    # While it is appealed against, what comes next is a step of the appeal.
    step = turn_of(proceeding, found)
    proceeding.state, proceeding.step = state_of(proceeding, found), step.name if step else ""
    proceeding.effect_on, proceeding.due_on = found.starts, due_of(found)
    proceeding.save(update_fields=["state", "step", "due_on", "effect_on", "assembly", "facts", "days"])
    keep_meanwhile(proceeding, by, at)
    if proceeding.against_id:
        settle(lock(proceeding.against), by, at)
    elif is_ripe(proceeding, found, day_of(at)):
        give_effect(proceeding, by=by, at=at)
        proceeding.refresh_from_db(fields=["state", "line"])
    return found


def keep_meanwhile(proceeding: Proceeding, by: Actor, at: datetime) -> None:
    """Let a member be in the standing in which its path holds it until it is over, and no longer."""
    standing, organisation = proceeding.way.meanwhile, proceeding.membership.organisation
    if not standing:
        return
    on, wanted = day_of(at), proceeding.state == State.OPEN
    ours = organisation.suspensions.filter(standing=standing, line__path=proceeding.path, ends=None).exists()
    any_ = any(one.standing == standing for one in held(organisation, on))
    said = {"decided_on": None, "decision": "", "article": proceeding.way.article, "edition": proceeding.edition}
    deed = suspend if wanted and not any_ else restore if ours and not wanted else None
    if deed:
        deed(
            proceeding.membership,
            standing=standing,
            path=proceeding.path,
            effective_on=on,
            **said,
            by=by,
            at=at,
        )


def due_of(found: Standing) -> date | None:
    """Return the day by which the next step is due."""
    due = found.progress.due
    return as_day(due.on) if due and due.on else None


def state_of(proceeding: Proceeding, found: Standing) -> str:
    """Return in which state a file is by what the rulebook says of it."""
    if proceeding.line_id:
        return State.EFFECTIVE
    if found.is_under_way:
        return State.OPEN
    if found.progress.state == DONE:
        return State.WAITING if proceeding.way.into else State.EFFECTIVE
    return State.WAITING if found.progress.state == OVERTURNED and found.starts else State.ENDED


def is_ripe(proceeding: Proceeding, found: Standing, on: date) -> bool:
    """Say whether the effect of a file can be entered: its day has come, and no appeal can be made any more."""
    has_come = state_of(proceeding, found) == State.WAITING and found.starts is not None and found.starts <= on
    return has_come and not (found.keeps_back and (last := found.progress.appeal_by.on) and on <= last)


@action("procedure.pass_time", allowed_to=secretariat | clock)
def pass_time(proceeding: Proceeding, *, by: Actor, at: datetime) -> Standing:
    """Bring a file to where the passing of time has led it; what nobody decides is decided by no one here."""
    proceeding = hold(proceeding)
    before, found = proceeding.step, standing_of(proceeding, day_of(at))
    write(proceeding, values={"step": before, "next": found.progress.step, "state": found.progress.state})
    return settle(proceeding, by, at)


@action("procedure.give_effect", allowed_to=secretariat | clock | consequence)
def give_effect(proceeding: Proceeding, *, by: Actor, at: datetime) -> RegisterEntry | None:
    """Enter in the register what a path has led to, on the day on which it counts, and tell the member."""
    proceeding, on = hold(proceeding), day_of(at)
    found = standing_of(proceeding, on)
    if not is_ripe(proceeding, found, on):
        raise NotYet(verdict=found.progress.effect or found.progress)
    overtaken = proceeding.membership.ends is not None
    proceeding.state = State.ENDED if overtaken else State.EFFECTIVE
    proceeding.effect_on = found.starts
    # Before its people lose their mandates: they read it.
    letters = [] if overtaken else to_member("proceeding_ended", proceeding, found, on)
    proceeding.line = line = None if overtaken else _enter(proceeding, found, by, at)
    proceeding.save(update_fields=["state", "line", "effect_on"])
    said = {"path": proceeding.path, "effect_on": proceeding.effect_on, "entry": line and line.number}
    values = said | {"also_ended": _carried_along(proceeding, line)}
    write(proceeding, article=proceeding.way.article, edition=proceeding.edition.sha256, values=values)
    queue_letters(proceeding, letters, kind="proceeding_ended", by=by, at=at)
    return line


def _enter(proceeding: Proceeding, found: Standing, by: Actor, at: datetime) -> RegisterEntry | None:
    path, membership, book = proceeding.way, proceeding.membership, proceeding.book
    item = item_of(named(proceeding))
    said = {
        "path": path.name,
        "effective_on": found.starts,
        "decided_on": _decided_on(proceeding),
        "decision": f"{item.assembly.day.isoformat()}/{item.position}" if item and item.is_declared else "",
        "article": path.article,
        "edition": proceeding.edition,
        "by": by,
        "at": at,
    }
    if leads_out(path):
        return end_membership(membership, **said)
    if path.into in book.standing:
        return suspend(membership, standing=path.into, **said)
    # Whoever renews its membership stays where it is.
    stays = path.into not in book.category or path.into == membership.category
    return None if stays else change_category(membership, category=path.into, **said).lines.get()


def _decided_on(proceeding: Proceeding) -> date:
    last = proceeding.steps.order_by("on").last()
    return last.on if last else proceeding.opened_on


def _carried_along(proceeding: Proceeding, line: RegisterEntry | None) -> list[Proceeding]:
    """End what else runs about a member that has left; about one in another category it goes on there."""
    others = Proceeding.objects.filter(membership=proceeding.membership, state__in=RUNNING).exclude(pk=proceeding.pk)
    if line and line.event == RegisterEntry.Event.CHANGED:
        others.update(membership=line.membership)
    if line is None or line.event != RegisterEntry.Event.LEFT:
        return []
    also = list(others)
    others.update(state=State.ENDED)
    return also
