"""An appeal against what was decided about a member: nothing takes effect before it is decided."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action
from accede.people.capacities import Capacity, secretariat
from accede.post.actions import queue_letters
from accede.procedure.actions.effect import lock, settle
from accede.procedure.actions.opening import AlreadyRunning, MayNotOpen, create
from accede.procedure.mails import of_proceeding
from accede.procedure.models import Proceeding
from accede.procedure.queries.permission import own_file
from accede.procedure.queries.proceeding import notice_of, running_again, standing_of
from accede.procedure.queries.ways import Wish, opening_of
from accede.statutes.queries import day_of

CLOSED = (Proceeding.State.WITHDRAWN, Proceeding.State.EFFECTIVE)


class NothingToAppeal(Refused):
    """An appeal is made once, against what was decided and where the statutes know one."""

    sentence = _("There is nothing here against which an appeal could be made.")


class AppealTooLate(Refused):
    """An appeal is made in time."""

    sentence = _("The time for an appeal is over.")


@action("procedure.appeal", allowed_to=own_file | secretariat)
def appeal(proceeding: Proceeding, *, wish: Wish, statement: str, by: Actor, at: datetime) -> Proceeding:
    """Appeal against what was decided on a member's path."""
    proceeding, on = lock(proceeding), day_of(at)
    found = standing_of(proceeding, on)
    if (
        found.progress.appeal_by is None
        or hasattr(proceeding, "appeal")
        or proceeding.line_id
        or proceeding.state in CLOSED
    ):
        raise NothingToAppeal
    if running_again(proceeding):
        raise AlreadyRunning
    last = found.progress.appeal_by
    if last.on is not None and wish.on > last.on:
        raise AppealTooLate(verdict=last)
    membership, book = proceeding.membership, proceeding.book
    way = book.path[proceeding.way.appeal]
    verdict, meant = opening_of(way, membership, book, wish, {"notice": notice_of(proceeding)})
    if verdict.holds is False:
        raise MayNotOpen(verdict=verdict)
    against = {"against": proceeding, "edition": proceeding.edition}
    made, made_found = create(membership, way, wish, statement, verdict, meant, against, by, at)
    settle(lock(proceeding), by, at)
    noticed = of_proceeding("proceeding_noticed", made, made_found, Capacity.SECRETARIAT, on)
    queue_letters(made, noticed, kind="proceeding_noticed", by=by, at=at)
    return made
