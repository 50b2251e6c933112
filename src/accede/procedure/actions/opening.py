"""A member sets out on a path of the rulebook: at its own wish, opened by a body, or because its reason is there."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity
from accede.post.actions import queue_letters
from accede.procedure.actions.effect import RUNNING, lock_all, settle
from accede.procedure.mails import of_proceeding, to_member
from accede.procedure.models import Proceeding
from accede.procedure.queries.path import ITSELF
from accede.procedure.queries.permission import office
from accede.procedure.queries.proceeding import Standing
from accede.procedure.queries.ways import Wish, may_speak_for, openers, opening_of, ways
from accede.register.models import Membership
from accede.register.queries import own_delegate
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of, edition_at, rules_of

# The first step is taken by opening where it is only that: a letter is sent, a motion is put.
OPENS = ("sends", "puts")


class NoSuchWay(Refused):
    """A member goes by a path that the rulebook knows, and that begins where it stands."""

    sentence = _("The statutes know no such way for this member.")


class NotTheirs(Refused):
    """A path is opened by whom the rulebook names."""

    sentence = _("The statutes let somebody else do this.")


class AlreadyRunning(Refused):
    """A member walks a path once at a time."""

    sentence = _("This is under way for this member already.")


class LeftAlready(Refused):
    """Who is no member walks none of a member's paths."""

    sentence = _("This membership has ended.")


class MayNotOpen(Refused):
    """A path that the rulebook does not open stays shut; the verdict says why."""

    sentence = _("The statutes do not allow this.")


class InTheFuture(Refused):
    """What was declared or decided has happened."""

    sentence = _("This day is still to come.")


def check_has_come(on: date, at: datetime) -> None:
    """Make sure that a day is not still to come."""
    if on > day_of(at):
        raise InTheFuture


@action("procedure.declare", allowed_to=own_delegate)
def declare(membership: Membership, *, path: str, wish: Wish, statement: str, by: Actor, at: datetime) -> Proceeding:
    """Let a member itself open a path, such as its resignation, and tell the secretariat."""
    proceeding, found = _opened(membership, path, wish, statement, by, at)
    noticed = of_proceeding("proceeding_noticed", proceeding, found, Capacity.SECRETARIAT, day_of(at))
    queue_letters(proceeding, noticed, kind="proceeding_noticed", by=by, at=at)
    return proceeding


@action("procedure.open_proceeding", allowed_to=office)
def open_proceeding(
    membership: Membership, *, path: str, wish: Wish, statement: str, by: Actor, at: datetime
) -> Proceeding:
    """Open a path for a body, or write down who opened it and when."""
    return _opened(membership, path, wish, statement, by, at)[0]


def _opened(
    membership: Membership, path: str, wish: Wish, statement: str, by: Actor, at: datetime
) -> tuple[Proceeding, Standing]:
    lock_all(membership)
    membership = Membership.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=membership.pk)
    edition = edition_at(at)
    book = rules_of(edition, wish.on)
    way = _checked(membership, path, wish, book, by, at)
    verdict, meant = opening_of(way, membership, book, wish)
    if verdict.holds is False:
        raise MayNotOpen(verdict=verdict)
    return create(membership, way, wish, statement, verdict, meant, {"edition": edition}, by, at)


def create(
    membership: Membership,
    way: Path,
    wish: Wish,
    statement: str,
    verdict: Verdict,
    meant: Assembly | None,
    more: dict[str, object],
    by: Actor,
    at: datetime,
) -> tuple[Proceeding, Standing]:
    """Keep what opens a file, take the step that lies in opening it, and tell the member."""
    proceeding = Proceeding.objects.create(
        membership=membership,
        path=way.name,
        opener=wish.opener,
        number=wish.number,
        opened_on=wish.on,
        opened_at=at,
        grounds=list(wish.grounds),
        form=wish.form,
        statement=statement.strip(),
        facts={name: _plain(one) for name, one in wish.facts.items()},
        days={name: one.isoformat() for name, one in wish.days.items()},
        assembly=meant,
        **more,
    )
    _take_first(proceeding, way, by, at)
    _write(proceeding, verdict)
    found = settle(proceeding, by, at)
    letters = to_member("proceeding_opened", proceeding, found, day_of(at))
    queue_letters(proceeding, letters, kind="proceeding_opened", by=by, at=at)
    return proceeding, found


def _checked(membership: Membership, path: str, wish: Wish, book: Book, by: Actor, at: datetime) -> Path:
    way = ways(membership, book).get(path)
    if membership.ends is not None or membership.is_void:
        raise LeftAlready
    if way is None:
        raise NoSuchWay
    if wish.opener not in openers(way) or not may_speak_for(by, wish.opener, membership, book):
        raise NotTheirs
    check_has_come(wish.on, at)
    if Proceeding.objects.filter(membership=membership, path=path, state__in=RUNNING).exists():
        raise AlreadyRunning
    return way


def _take_first(proceeding: Proceeding, way: Path, by: Actor, at: datetime) -> None:
    step = way.next(())
    if step is None:
        return
    if step.verb == "sends" and len(step.what) > 1:  # a letter is what is written; several documents are files
        return
    is_itself = step.by in ITSELF and proceeding.opener in ITSELF
    if (is_itself and step.verb in (*OPENS, "notifies")) or (step.by == proceeding.opener and step.verb in OPENS[:1]):
        proceeding.steps.create(step=step.name, on=proceeding.opened_on, at=at, by=by.id)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _write(proceeding: Proceeding, verdict: Verdict) -> None:
    values = {
        "path": proceeding.path,
        "opener": proceeding.opener,
        "opened_on": proceeding.opened_on,
        "grounds": proceeding.grounds,
        "form": proceeding.form,
        "facts": proceeding.facts,
        "days": proceeding.days,
        "member": proceeding.membership,
    }
    sha, words = proceeding.edition.sha256, {"statement": proceeding.statement}
    write(proceeding, verdict=verdict, edition=sha, values=values, personal=words if proceeding.statement else None)
