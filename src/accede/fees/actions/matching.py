"""The lines of a statement are matched: what is certain by itself, the rest by people."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.actions.clearing import NoReason
from accede.fees.actions.payment import record_payment
from accede.fees.models import Invoice, Payment, Statement, StatementLine
from accede.fees.queries.matching import CERTAIN, Index, names_fee, proposals
from accede.fees.queries.statements import index, recorded_by_hand
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, secretariat, treasurer
from accede.register.models import Organisation

BATCH = 50
State = StatementLine.State
office = treasurer | secretariat
log = logging.getLogger(__name__)


class AlreadyMatched(Refused):
    """A line is matched once, by whoever is first."""

    sentence = _("Somebody has dealt with this line already.")


class PaidMeanwhile(Refused):
    """Nobody accepts a proposal that is none any more."""

    sentence = _("Something else was done with this fee meanwhile: look at what is left of it now.")


class NothingWaits(Refused):
    """Of this statement everything was looked at."""

    sentence = _("Nothing waits of this statement.")


@action("fees.match_lines", allowed_to=clock)
def match_lines(statement: Statement, *, known: Index, by: Actor, at: datetime) -> None:
    """Look at the next lines of a statement: record what is certain, and leave the rest with proposals.

    `known` may be as old as a few such looks: what is recorded is compared once more.
    """
    # Whoever else looks at them waits here, and then goes on where this ends.
    statement = Statement.objects.select_for_update().defer("content").get(pk=statement.pk)
    lines = list(statement.lines.filter(state=State.WAITING).select_for_update()[:BATCH])
    if not lines:
        raise NothingWaits
    for line in lines:
        found = proposals(line, known) if line.cents > 0 else []
        line.proposals = [one.kept() for one in found]
        line.state = State.OPEN if line.cents > 0 or names_fee(line, known) else State.OUT
    StatementLine.objects.bulk_update(lines, ["state", "proposals"])
    certain = [one for one in lines if one.proposals and one.proposals[0]["confidence"] == CERTAIN]
    invoices = _held(pk for one in certain for pk in one.proposals[0]["invoices"])
    for line in certain:
        paid = [invoices[pk] for pk in line.proposals[0]["invoices"]]
        if line.twin_id is None and all(one.left > 0 for one in paid) and not recorded_by_hand(line, paid):
            _record(line, paid, by, at)
    counts = {"looked_at": len(lines), "matched": sum(one.state == State.MATCHED for one in lines)}
    write(statement, values=counts)


@action("fees.accept_line", allowed_to=office)
def accept_line(
    line: StatementLine,
    *,
    invoices: Sequence[Invoice] = (),
    organisation: Organisation | None = None,
    payment: Payment | None = None,
    seen: int | None = None,
    by: Actor,
    at: datetime,
) -> StatementLine:
    """Record a line as money for these invoices, as a member's, or as the payment that was recorded by hand.

    `seen` is what whoever accepts a proposal has seen to be left of its invoices.
    """
    line = _open(line)
    if seen is not None and sum(one.left for one in _held(one.pk for one in invoices).values()) != seen:
        raise PaidMeanwhile
    if payment:
        payment = Payment.objects.select_for_update().get(pk=payment.pk)
        if hasattr(payment, "line") or payment.cents != line.cents:
            raise AlreadyMatched
    line.payment = payment or _received(line, invoices, organisation, by, at)
    line.state = State.MATCHED
    line.save(update_fields=["state", "payment"])
    write(line, values={"payment": line.payment, "statement": line.statement_id, "on": line.on})
    return line


@action("fees.set_line_aside", allowed_to=office)
def set_line_aside(line: StatementLine, *, reason: str, by: Actor, at: datetime) -> StatementLine:
    """Set a line aside that is no fee."""
    if not reason.strip():
        raise NoReason
    line = _open(line)
    line.state, line.reason = State.ASIDE, reason.strip()
    line.save(update_fields=["state", "reason"])
    write(
        line, values={"on": line.on, "cents": line.cents, "currency": line.currency}, personal={"reason": line.reason}
    )
    return line


@action("fees.take_line_up", allowed_to=office)
def take_line_up(line: StatementLine, *, by: Actor, at: datetime) -> StatementLine:
    """Take a line up again that was set aside; it is looked at anew."""
    line = StatementLine.objects.select_for_update().get(pk=line.pk)
    if line.state != State.ASIDE:
        raise AlreadyMatched
    line.state, line.reason, line.proposals = State.OPEN, "", [one.kept() for one in proposals(line, index(line.on))]
    line.save(update_fields=["state", "reason", "proposals"])
    write(line, values={"on": line.on, "cents": line.cents, "currency": line.currency})
    return line


def _held(numbers: Iterable[int]) -> dict[int, Invoice]:
    return {one.pk: one for one in Invoice.objects.select_for_update().filter(pk__in=set(numbers)).order_by("pk")}


def _record(line: StatementLine, invoices: Sequence[Invoice], by: Actor, at: datetime) -> None:
    try:
        line.payment, line.state = _received(line, invoices, None, by, at), State.MATCHED
        line.save(update_fields=["payment", "state"])
    except Refused:
        # What is refused waits for a person, and keeps no other line from being looked at.
        log.warning("line %d of a statement was not recorded", line.pk)


def _received(
    line: StatementLine, invoices: Sequence[Invoice], organisation: Organisation | None, by: Actor, at: datetime
) -> Payment:
    said = {"cents": line.cents, "on": line.on, "currency": line.currency, "payer": line.payer, "iban": line.iban}
    said |= {"reference": (line.reference or line.text)[:140], "organisation": organisation, "is_line": True}
    return record_payment(*invoices, **said, by=by, at=at)


def _open(line: StatementLine) -> StatementLine:
    line = StatementLine.objects.select_for_update().get(pk=line.pk)
    if line.state != State.OPEN:
        raise AlreadyMatched
    return line
