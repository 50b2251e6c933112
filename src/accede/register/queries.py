"""What the register tells for a day: who is a member, in what standing, and who holds which mandate."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.journal.actions import Actor, Mandated
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.people.queries import DueRow
from accede.register.models import Figure, Mandate, Membership, Organisation, RegisterEntry
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.facts import Fact
from accede.rulebook.verdict import Country, Verdict
from accede.statutes.queries import book_on, day_of


def lasting(on: date, prefix: str = "") -> Q:
    """Say in a query that a period holds on a day: begun by then, or nobody knows when, and not yet ended."""
    begun = Q(**{f"{prefix}starts": None}) | Q(**{f"{prefix}starts__lte": on})
    return begun & (Q(**{f"{prefix}ends": None}) | Q(**{f"{prefix}ends__gt": on}))


def members_on(day: date) -> QuerySet[Membership]:
    """Return the memberships of a day by register number, with all that their facts and standing need."""
    found = Membership.objects.filter(lasting(day)).select_related("organisation")
    return found.prefetch_related("organisation__figures", "organisation__obligations")


def facts_of(organisation: Organisation, on: date) -> dict[str, Fact]:
    """Return what is known of an organisation on a day; what is not known is left out."""
    facts = {figure.name: figure.value for figure in latest_figures(organisation, on).values()}
    facts |= {"legal_form": organisation.legal_form} if organisation.legal_form else {}
    facts |= {"country": Country(organisation.country)} if organisation.country else {}
    return facts | {"in_arrears": is_in_arrears(organisation, on)}


def latest_figures(organisation: Organisation, on: date) -> dict[str, Figure]:
    """Return the figure of the latest year for each name; one without a year counts only where no other is."""
    by_year = sorted(organisation.figures.all(), key=lambda figure: (figure.year or 0, figure.pk))
    return {figure.name: figure for figure in by_year if (figure.year or 0) <= on.year}


def is_in_arrears(organisation: Organisation, on: date) -> bool:
    """Say whether something was due before this day and is not settled by it."""
    owed = (one for one in organisation.obligations.all() if one.due < on)
    return any(one.settled_on is None or one.settled_on > on for one in owed)


def standing_of(membership: Membership, on: date) -> Verdict:
    """Say whether a member may vote on a day, and why."""
    return standing_under(book_on(on), membership, on)


def standing_under(book: Book, membership: Membership, on: date) -> Verdict:
    """Say the same under a rulebook that is at hand, for lists."""
    return book.right("vote", membership.category, facts_of(membership.organisation, on))


def mandates(
    *, capacity: str | None = None, organisation: Organisation | int | None = None, on: date | None = None
) -> QuerySet[Mandate]:
    """Return mandates, narrowed to a capacity, an organisation and a day where they are given."""
    found = Mandate.objects.select_related("account", "organisation")
    found = found.filter(capacity=capacity) if capacity else found
    found = found.filter(organisation=organisation) if organisation else found
    return found.filter(lasting(on)) if on else found


def mandates_of(account: Account, at: datetime) -> Iterable[Mandated]:
    """Return what an account is mandated to at an instant."""
    if not account.mandates.exists():
        # A house whose statutes are not loaded yet has no calendar, and still signs people in.
        return []
    held = account.mandates.filter(lasting(day_of(at)))
    return [Mandated(one.capacity, one.organisation_id, one.office) for one in held]


def office_holders(capacity: str, on: date) -> QuerySet[Account]:
    """Return the accounts that hold an office on a day."""
    holders = mandates(capacity=capacity, on=on).values("account")
    return Account.objects.filter(pk__in=holders).order_by("pk")


def entries() -> QuerySet[RegisterEntry]:
    """Return the lines of the register in the order in which they were entered."""
    return RegisterEntry.objects.select_related("organisation", "edition")


def declared_facts(book: Book) -> dict[str, FactRule]:
    """Return the numbers that members declare under a rulebook, by name."""
    numbers = {name: fact for name, fact in book.fact.items() if fact.kind == "number" and fact.is_given}
    return {name: fact for name, fact in numbers.items() if fact.source == "member"}


def listed_facts(book: Book) -> dict[str, FactRule]:
    """Return those of them that a form of the rulebook asks of every member: what a list of members compares."""
    asked = {entry.fact for form in book.form.values() for entry in form.fields}
    return {name: fact for name, fact in declared_facts(book).items() if name in asked}


def undeclared(organisation: Organisation, book: Book, year: int) -> list[str]:
    """Return the names of the figures that are asked for each year and not declared for this one."""
    known = {figure.name for figure in organisation.figures.all() if figure.year == year}
    asked = (name for name, fact in declared_facts(book).items() if fact.as_of == "previous year")
    return [name for name in asked if name not in known]


def due_for(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return what whoever acts has to do for the register: a delegate, the figures of the year that has ended."""
    ours = [held.organisation for held in actor.mandates if held.capacity == Capacity.DELEGATE]
    if not ours:
        return []
    book, year = book_on(on), on.year - 1
    found = members_on(on).filter(organisation__in=ours)
    return [_figures_due(one, year) for one in found if undeclared(one.organisation, book, year)]


def _figures_due(membership: Membership, year: int) -> DueRow:
    return DueRow(
        on=None,
        title=_("The figures of %(year)d are not declared") % {"year": year},
        text=str(membership.organisation),
        act_label=_("Declare them"),
        act_url=reverse("figures", args=[membership.number]),
    )


def folded(text: str) -> str:
    """Return a text without case and accents, for searching."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold()
