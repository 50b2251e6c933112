"""Which figures members declare, and what is missing of them."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.people.queries import DueRow
from accede.register.models import Membership, Organisation
from accede.register.queries.members import members_on
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.statutes.queries import book_on


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
