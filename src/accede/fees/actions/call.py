"""The yearly call: opened at once, as it was seen; then carried out, fee by fee."""

import logging
from datetime import date, datetime

from django.db import Error
from django.utils.translation import gettext_lazy as _

from accede.fees.actions.calling import AlreadyCalled, CannotSay, call_fee
from accede.fees.models import Call, CallLine
from accede.fees.queries import Planned, kept, planned, seal, to_call
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, secretariat, treasurer
from accede.rulebook.verdict import Money
from accede.statutes.queries import book_on, day_of, edition_on

BATCH = 50
State = CallLine.State
log = logging.getLogger(__name__)


class NothingToCall(Refused):
    """A call calls something."""

    sentence = _("There is no fee to call.")


class SeenOtherwise(Refused):
    """What is called is what somebody has seen."""

    sentence = _("What would be called has changed since you looked: look again.")


class Underway(Refused):
    """The fees of a year are called by one call at a time."""

    sentence = _("The fees of this year are being called already.")


class Ended(Refused):
    """A call that has ended calls nothing more."""

    sentence = _("This call has ended.")


@action("fees.open_call", allowed_to=treasurer | secretariat)
def open_call(*, on: date, seen: str, by: Actor, at: datetime) -> Call:
    """Open the call of a year's fees by what is known on a day of it; `seen` seals what whoever asks has seen."""
    found = to_call(planned(on, day_of(at)))
    if not found:
        raise NothingToCall
    if seal(found, on) != seen:
        raise SeenOtherwise
    total = Money(sum(one.amount.money.cents for one in found), book_on(on).rulebook.currency)
    said = {"as_of": on, "edition": edition_on(on), "number": len(found), "cents": total.cents, "seal": seen}
    said |= {"currency": total.currency, "opened_at": at, "opened_by": by.id}
    call, is_new = Call.objects.get_or_create(year=on.year, ended_at=None, defaults=said)
    if not is_new:
        raise Underway
    CallLine.objects.bulk_create(_line(call, place, one) for place, one in enumerate(found, 1))
    values = {"year": call.year, "as_of": on, "members": call.number, "sum": total, "seal": seen}
    write(call, edition=call.edition.sha256, values=values)
    return call


@action("fees.carry_out_call", allowed_to=clock)
def carry_out_call(call: Call, *, by: Actor, at: datetime) -> Call:
    """Call the next fees of a call, by register number; what can be called no more is noted with its reason."""
    # Whoever else carries it out waits here, and then goes on where this ends.
    call = Call.objects.select_for_update().get(pk=call.pk)
    if call.ended_at:
        raise Ended
    waiting = call.lines.filter(state=State.WAITING)
    lines = list(waiting.select_related("membership__organisation")[:BATCH])
    for line in lines:
        line.call, line.state = call, _called(line, by, at)
    CallLine.objects.bulk_update(lines, ["state", "invoice"])
    left = waiting.count()
    if not left:
        call.ended_at = at
        call.save(update_fields=["ended_at"])
    not_called = [one.membership.number for one in lines if one.state != State.CALLED]
    write(call, values={"called": len(lines) - len(not_called), "not_called": not_called, "left": left})
    return call


def _line(call: Call, place: int, one: Planned) -> CallLine:
    cents, amount = one.amount.money.cents, kept(one.amount, one.origins)
    return CallLine(call=call, place=place, membership=one.membership, cents=cents, amount=amount)


def _called(line: CallLine, by: Actor, at: datetime) -> str:
    member, as_of = line.membership, line.call.as_of
    if member.is_void or (member.ends and member.ends <= as_of):
        return State.LEFT
    try:
        line.invoice = call_fee(member, year=line.call.year, on=day_of(at), line=line, by=by, at=at)
    except AlreadyCalled:
        return State.ALREADY
    except CannotSay:
        return State.UNSAID
    except Error:
        raise
    except Exception:
        # A fault of ours with one member is told, and keeps nobody from the others.
        log.exception("the fee of member %d was not called", member.number)
        return State.BROKEN
    return State.CALLED
