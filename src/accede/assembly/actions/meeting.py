"""The assembly itself: planned, opened and closed."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.shelf import lay
from accede.assembly.models import Assembly, Initiative, Item
from accede.assembly.queries.agenda import address_of, bodies
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat
from accede.rulebook.body import Body
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of, edition_at, rules_of

State = Assembly.State


class PastDay(Refused):
    """An assembly is planned ahead."""

    sentence = _("This day is past; an assembly is planned ahead.")


class WrongHour(Refused):
    """An assembly opens on its own day."""

    sentence = _("The hour does not fall on the day of the assembly.")


class NotInWriting(Refused):
    """Whether a body may decide without a meeting is for the statutes to say; the verdict says what they say."""

    sentence = _("The statutes do not let this body decide without a meeting.")


class EndsTooEarly(Refused):
    """Votes in writing are taken for as long as the rules say, and end after they begin."""

    sentence = _("Votes in writing end after they begin, and not before the time that the rules give for them.")


class InWriting(Refused):
    """Nobody comes together for what is decided in writing."""

    sentence = _("This assembly decides in writing: nobody comes together for it.")


class NotABody(Refused):
    """Only what the rulebook calls an assembly meets as one."""

    sentence = _("The statutes know no such assembly.")


class AlreadyPlanned(Refused):
    """A day holds one assembly of a body: it is known by its day."""

    sentence = _("There is an assembly on this day already.")


class NotConvened(Refused):
    """What was not convened does not meet."""

    sentence = _("The members have not been convened to this assembly.")


class NotTheDay(Refused):
    """An assembly opens on the day it was convened for."""

    sentence = _("The assembly opens on the day it was convened for.")


class AlreadyOpen(Refused):
    """An assembly is opened once."""

    sentence = _("The assembly is open already.")


class AlreadyClosed(Refused):
    """An assembly is closed once."""

    sentence = _("The assembly is closed.")


class VoteStillOpen(Refused):
    """No vote outlives its assembly."""

    sentence = _("A vote is still open. Declare its result before you close the assembly.")


class OnlyRehearsed(Refused):
    """Nothing that lasts comes of a rehearsal."""

    sentence = _("This is a rehearsal: it has no letters, no new documents, no nominations and no minutes.")


def locked(assembly: Assembly) -> Assembly:
    """Return the assembly with its row locked: whatever changes a meeting waits here for its turn.

    What only refers to it does not: a declared result, which holds its item, would wait for who waits for that.
    """
    return Assembly.objects.select_for_update(no_key=True).get(pk=assembly.pk)


def keep(assembly: Assembly, *names: str) -> None:
    """Save these fields, and let live pages know that something has changed."""
    assembly.changes += 1
    assembly.save(update_fields=["changes", *names])


def check_counts(assembly: Assembly) -> None:
    """Refuse what would outlast a rehearsal."""
    if assembly.is_rehearsal:
        raise OnlyRehearsed


@action("assembly.plan_assembly", allowed_to=secretariat)
def plan_assembly(
    *,
    day: date,
    opens_at: datetime,
    place: str,
    body: str = "",
    mode: str = Assembly.Mode.ROOM,
    link: str = "",
    ends_at: datetime | None = None,
    is_sample: bool = False,
    by: Actor,
    at: datetime,
) -> Assembly:
    """Publish the day, hour and place of an assembly, the general one unless another body is named.

    It stands under the edition in force today. In writing, votes are taken until `ends_at`.
    """
    if day < day_of(at):
        raise PastDay
    if day_of(opens_at) != day:
        raise WrongHour
    edition = edition_at(at)
    book = rules_of(edition, day)
    body = body or next(iter(bodies(book)), "")
    if body not in bodies(book):
        raise NotABody
    how = {"opens_at": opens_at, "place": place, "mode": mode, "link": link}
    verdict = None
    if mode == Assembly.Mode.WRITTEN:
        verdict, how = _may_write(book.body[body], opens_at, ends_at), how | {"ends_at": ends_at}
    planned = {**how, "edition": edition, "is_sample": is_sample}
    about = {"day": day, "body": body}
    address = address_of(day, body, book)
    assembly, is_new = Assembly.objects.get_or_create(address=address, defaults=planned | about)
    if not is_new:
        raise AlreadyPlanned
    asked = Initiative.objects.filter(aim=Initiative.Aim.ORDER, state=Initiative.State.REACHED, body=body)
    answered = asked.filter(assembly=None).update(assembly=assembly)
    values = about | how | ({"asked_for": answered} if answered else {})
    write(assembly, verdict=verdict, edition=edition.sha256, values=values)
    lay(assembly, by, at)
    return assembly


def _may_write(body: Body, begins: datetime, ends: datetime | None) -> Verdict:
    verdict = body.may_write()
    if not verdict.holds:
        raise NotInWriting(verdict=verdict)
    if ends is None or ends <= begins or day_of(ends) < body.written.ends(day_of(begins)):
        raise EndsTooEarly
    return verdict


@action("assembly.open_assembly", allowed_to=chair)
def open_assembly(assembly: Assembly, *, by: Actor, at: datetime) -> Assembly:
    """Open the assembly on its day."""
    assembly = locked(assembly)
    if assembly.state in (State.OPEN, State.CLOSED):
        raise AlreadyOpen if assembly.state == State.OPEN else AlreadyClosed
    if assembly.is_written:
        raise InWriting
    if assembly.state != State.CONVENED:
        raise NotConvened
    if day_of(at) != assembly.day:
        raise NotTheDay
    assembly.state = State.OPEN
    keep(assembly, "state")
    write(assembly, edition=assembly.edition.sha256)
    return assembly


@action("assembly.close_assembly", allowed_to=chair)
def close_assembly(assembly: Assembly, *, by: Actor, at: datetime) -> Assembly:
    """Close the assembly once no vote is open."""
    assembly = locked(assembly)
    if assembly.state != State.OPEN:
        raise AlreadyClosed if assembly.state == State.CLOSED else NotConvened
    if assembly.items.filter(state=Item.State.OPEN).exists():
        raise VoteStillOpen
    assembly.state = State.CLOSED
    keep(assembly, "state")
    write(assembly, edition=assembly.edition.sha256)
    return assembly
