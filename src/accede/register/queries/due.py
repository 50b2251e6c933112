"""What is due in the register, for whoever acts."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.people.capacities import board, chair, delegate_of, secretariat
from accede.people.queries import DueRow, language
from accede.register.models import Campaign, Declaration, Membership
from accede.register.queries.figures import undeclared
from accede.register.queries.members import members_on
from accede.register.queries.standing import debts, page_of, standing_under, vote_lost_by_debt
from accede.rulebook.book import Book
from accede.statutes.queries import book_on
from accede.wording.standing import losses

State = Declaration.State


def own_memberships(actor: Actor, on: date) -> list[Membership]:
    """Return the memberships of a day that whoever acts speaks for, with all that their facts and standing need."""
    ours = delegate_of(actor)
    return list(members_on(on).filter(organisation__in=ours).prefetch_related("declarations")) if ours else []


def due_for(actor: Actor, on: date, at: datetime, own: Collection[Membership] | None = None) -> list[DueRow]:
    """Return what whoever acts has to do about figures: a delegate its own, the office and the Board all others.

    `own` are the memberships it speaks for, if somebody has read them already.
    """
    own = own_memberships(actor, on) if own is None else own
    judges = bool((secretariat | board | chair)(actor))
    is_awaited = any(each.state == State.AWAITED for one in own for each in one.declarations.all())
    days = dict(Campaign.objects.values_list("year", "due")) if is_awaited else {}
    book = book_on(on) if own else None
    rows = [row for one in own for row in (*_lost(one, book, on), *_own(one, book, on.year - 1, days))]
    return [*rows, *(_office(actor, on) if judges else ())]


def _lost(membership: Membership, book: Book, on: date) -> Iterator[DueRow]:
    # Where a payment gives the vote back, what is owed says so among its own, with the way to pay.
    paid_elsewhere = any(page_of(one) for one in debts(membership.organisation, on))
    told_elsewhere = ("vote",) if paid_elsewhere and vote_lost_by_debt(membership, on) else ()
    found = losses(standing_under(book, membership, on), book, language())
    for one in (one for one in found if one.rights != told_elsewhere):
        url = reverse("standing", args=[membership.number])
        text = f"{membership.organisation}. {one.cure}"
        yield DueRow(on=None, title=one.text, text=text, answer=one.answer, act_label=_("See why"), act_url=url)


def _own(membership: Membership, book: Book, year: int, days: dict[int, date]) -> Iterator[DueRow]:
    declarations = membership.declarations.all()
    for one in declarations:
        if one.state == State.AWAITED:
            yield _to_declare(membership, one.year, days.get(one.year))
        elif one.state == State.CHALLENGED:
            title = _("Some figures of %(year)d are challenged") % {"year": one.year}
            url = reverse("declare", args=[membership.number, one.year])
            text = str(membership.organisation)
            yield DueRow(on=None, title=title, text=text, act_label=_("Answer"), act_url=url)
    if not any(one.year == year for one in declarations) and undeclared(membership.organisation, book, year):
        yield _to_declare(membership, year, None)


def _to_declare(membership: Membership, year: int, due: date | None) -> DueRow:
    return DueRow(
        on=due,
        title=_("The figures of %(year)d are not declared") % {"year": year},
        text=str(membership.organisation),
        act_label=_("Declare them"),
        act_url=reverse("declare", args=[membership.number, year]),
    )


def _office(actor: Actor, on: date) -> Iterator[DueRow]:
    open_ = Declaration.objects.exclude(state=State.ACCEPTED).values_list("year", "state")
    counted = list(open_.annotate(Count("pk")).order_by("year", "state"))
    is_awaited = any(state == State.AWAITED for _year, state, _number in counted)
    late = set(Campaign.objects.filter(due__lt=on).values_list("year", flat=True)) if is_awaited else ()
    for year, state, number in counted:
        if state == State.AWAITED and year in late and secretariat(actor):
            yield _row(_late(number, year), year, "late")
        elif state == State.DECLARED and secretariat(actor):
            yield _row(_to_check(number, year), year, state)
        elif state == State.CHALLENGED and (board | chair)(actor):
            yield _row(_challenged(number, year), year, state)
        elif state == State.ANSWERED and (board | chair)(actor):
            yield _row(_to_settle(number, year), year, state)


def _row(title: str, year: int, state: str) -> DueRow:
    url = f"{reverse('declarations')}?year={year}&state={state}"
    return DueRow(on=None, title=title, act_label=_("See which"), act_url=url)


def _late(number: int, year: int) -> str:
    said = ngettext(
        "One member is late with its figures of %(year)d",
        "%(n)d members are late with their figures of %(year)d",
        number,
    )
    return said % {"n": number, "year": year}


def _to_check(number: int, year: int) -> str:
    said = ngettext(
        "One declaration of figures of %(year)d is to be checked",
        "%(n)d declarations of figures of %(year)d are to be checked",
        number,
    )
    return said % {"n": number, "year": year}


def _challenged(number: int, year: int) -> str:
    said = ngettext(
        "One member is to answer about its figures of %(year)d",
        "%(n)d members are to answer about their figures of %(year)d",
        number,
    )
    return said % {"n": number, "year": year}


def _to_settle(number: int, year: int) -> str:
    said = ngettext(
        "One member has answered about its figures of %(year)d: settle them",
        "%(n)d members have answered about their figures of %(year)d: settle them",
        number,
    )
    return said % {"n": number, "year": year}
