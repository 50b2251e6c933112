"""What is due about fees: late ones for the office; for a delegate its own, and the vote that hangs on them."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import cache

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.fees.models import Checkout, Invoice, Reminder
from accede.fees.queries.called import amount_of, invoices, joined_in, owed_by, uncalled
from accede.fees.queries.payee import issuing_due
from accede.fees.queries.reminders import next_assembly
from accede.fees.queries.statements import unmatched
from accede.journal.actions import Actor
from accede.people.capacities import delegate, delegate_of, secretariat, treasurer
from accede.people.queries import DueRow, language
from accede.register.models import Membership
from accede.register.queries import own_memberships, vote_lost_by_debt
from accede.rulebook.book import Book
from accede.rulebook.known import fee_of
from accede.rulebook.verdict import Amount, Verdict
from accede.statutes.queries import book_on
from accede.wording.formats import day

FEW = 3


def due_for(actor: Actor, on: date, at: datetime, own: Collection[Membership] | None = None) -> list[DueRow]:
    """Return what whoever acts has to do about fees: the office about late ones, a delegate about its own.

    `own` are the memberships it speaks for, if somebody has read them already.
    """
    rows = _own(actor, on, own_memberships(actor, on) if own is None else own)
    is_office = bool((treasurer | secretariat)(actor))
    return [*rows, *_first_unsaid(on), *_of_payments(on)] if is_office else rows


def _first_unsaid(on: date) -> list[DueRow]:
    """Return whose first fee cannot be said, of the few who joined last: they were admitted without one."""
    joined = uncalled(on.year, on).filter(starts__year=on.year, category__in=_paying(book_on(on)))
    last = joined.select_related("organisation").order_by("-number")[:FEW]
    amounts = {one: owed_by(one, on, joined_in(one, on.year)) for one in last}
    unsaid = {one: amount for one, amount in amounts.items() if amount.money is None}
    return [_to_say(*next(iter(unsaid.items()))) if len(unsaid) == 1 else _many_to_say()] if unsaid else []


def _paying(book: Book) -> list[str]:
    return [name for name in book.category if fee_of(book, name)]


def _to_say(membership: Membership, amount: Amount) -> DueRow:
    title = _("The first fee of %(name)s cannot be said yet") % {"name": membership.organisation.name}
    url = reverse("fee_of_member", args=[membership.number])
    return DueRow(on=None, title=title, answer=amount, act_label=_("See what is missing"), act_url=url)


def _many_to_say() -> DueRow:
    title, url = _("The first fees of several members cannot be said yet"), f"{reverse('fee_call')}?state=unsaid"
    return DueRow(on=None, title=title, act_label=_("See which"), act_url=url)


def _of_payments(on: date) -> list[DueRow]:
    """Return what the office has to do about invoices and lines of its bank.

    All are counted at once, as this stands on its first page.
    """
    waits, is_nowhere = Q(issue=None), Q(organisation__country="")
    is_late, is_reminded = Q(settled_on=None, due__lt=on), Exists(Reminder.objects.filter(invoice=OuterRef("pk")))
    lines = unmatched().order_by().annotate(all=Value(1)).values("all").annotate(count=Count("pk")).values("count")
    counted = Invoice.objects.aggregate(
        placed=Count("pk", filter=waits & ~is_nowhere),
        placeless=Count("pk", filter=waits & is_nowhere),
        odd=Count("pk", filter=Exists(_odd().filter(invoice=OuterRef("pk")))),
        late=Count("pk", filter=is_late),
        reminded=Count("pk", filter=is_late & Q(is_reminded)),
        # Beside the counts of invoices, and there with none of them too.
        unmatched=Count("pk") * 0 + Subquery(lines),
    )
    rows = [_unmatched(counted["unmatched"])] if counted["unmatched"] else []
    rows += issuing_due(on, counted["placed"], is_placeless=bool(counted["placeless"]))
    rows += _not_fitting() if counted["odd"] else []
    return [*rows, _late(counted["late"], counted["reminded"])] if counted["late"] else rows


def _unmatched(number: int) -> DueRow:
    title = ngettext(
        "One line of a bank statement waits to be matched",
        "%(n)d lines of bank statements wait to be matched",
        number,
    )
    return DueRow(on=None, title=title % {"n": number}, act_label=_("Match them"), act_url=reverse("matching"))


def _late(number: int, reminded: int) -> DueRow:
    title = ngettext("One fee is not paid in time", "%(n)d fees are not paid in time", number) % {"n": number}
    told = ngettext("One has had a reminder.", "%(n)d have had a reminder.", reminded) % {"n": reminded}
    text = told if reminded else ""
    return DueRow(on=None, title=title, text=text, act_label=_("See which"), act_url=f"{reverse('fees')}?state=late")


def _odd() -> QuerySet[Checkout]:
    given = Coalesce(Sum("payment__refunds__cents"), 0)
    looked = Q(state=Checkout.State.ODD, invoice__settled_on=None) | Q(returned__gt=F("given"))
    return Checkout.objects.annotate(given=given).filter(looked)


def _not_fitting() -> list[DueRow]:
    """Return the payments by card or bank that somebody has to look at."""
    return [
        DueRow(
            on=None,
            title=_("A payment by card or bank for fee %(number)s does not fit") % {"number": one.invoice.label},
            text=_("The payment service has given money back, or has taken another amount than was asked for."),
            act_label=_("See the fee"),
            act_url=one.invoice.get_absolute_url(),
        )
        for one in _odd().select_related("invoice__organisation")
    ]


def _own(actor: Actor, on: date, own: Collection[Membership]) -> list[DueRow]:
    ours = delegate_of(actor)
    if not delegate(actor):
        return []
    members = {one.pk: one for one in own}
    found = invoices("open").filter(organisation__in=ours).select_related("edition").order_by("due")
    for one in found:
        one.membership = members.get(one.membership_id, one.membership)
    assembly = cache(lambda: next_assembly(on))
    return [_owed(one, on, assembly) for one in found]


def _owed(invoice: Invoice, on: date, next_one: Callable[[], date | None]) -> DueRow:
    """Return what is due of one fee; where the vote is lost, or will be at the next assembly, it says so."""
    number, lost = {"number": invoice.label}, _takes_vote(invoice, on)
    if lost:
        return _row(invoice, _("Your vote is lost until fee %(number)s is paid") % number, lost)
    assembly = next_one()
    at_stake = _takes_vote(invoice, assembly) if assembly else None
    if assembly and at_stake:
        values = number | {"day": day(assembly, language())}
        return _row(invoice, _("Your vote on %(day)s hangs on fee %(number)s") % values, at_stake)
    return DueRow(
        on=invoice.due,
        title=_("Fee %(number)s is to be paid") % number,
        text=str(invoice.organisation),
        answer=amount_of(invoice),
        act_label=_("See the fee"),
        act_url=invoice.get_absolute_url(),
    )


def _takes_vote(invoice: Invoice, when: date) -> Verdict | None:
    return vote_lost_by_debt(invoice.membership, when) if invoice.due < when else None


def _row(invoice: Invoice, title: str, taken: Verdict) -> DueRow:
    return DueRow(
        on=invoice.due,
        title=title,
        text=str(invoice.organisation),
        answer=taken,
        act_label=_("Pay now"),
        act_url=invoice.get_absolute_url(),
    )
