"""Which figures members declare, and what is missing of them."""

from accede.register.models import Organisation
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule

NUMBERS = ("number", "money")
# What follows from the details of an organisation, from what it owes and from its lines.
KNOWN = ("country", "legal_form", "in_arrears")


def declared_facts(book: Book) -> dict[str, FactRule]:
    """Return the numbers that members declare under a rulebook, by name."""
    numbers = {name: fact for name, fact in book.fact.items() if fact.kind == "number" and fact.is_given}
    return {name: fact for name, fact in numbers.items() if fact.source == "member"}


def noted_facts(book: Book) -> dict[str, FactRule]:
    """Return the numbers and amounts that somebody must give of a member, by name: the office notes them too."""
    given = {name: fact for name, fact in book.fact.items() if fact.is_given and fact.about == "member"}
    return {name: fact for name, fact in given.items() if fact.kind in NUMBERS}


def stated_facts(book: Book) -> dict[str, FactRule]:
    """Return what somebody must say of a member and is no number, by name, but for what the register itself knows."""
    given = {name: fact for name, fact in book.fact.items() if fact.is_given and fact.about == "member"}
    return {name: fact for name, fact in given.items() if fact.kind not in NUMBERS and name not in KNOWN}


def listed_facts(book: Book) -> dict[str, FactRule]:
    """Return those of them that a form of the rulebook asks of every member: what a list of members compares."""
    asked = {entry.fact for form in book.form.values() for entry in form.fields}
    return {name: fact for name, fact in declared_facts(book).items() if name in asked}


def yearly_facts(book: Book) -> dict[str, FactRule]:
    """Return those of them that are asked for each year that has ended."""
    return {name: fact for name, fact in declared_facts(book).items() if fact.as_of == "previous year"}


def undeclared(organisation: Organisation, book: Book, year: int) -> list[str]:
    """Return the names of the figures that are asked for each year and not declared for this one."""
    known = {figure.name for figure in organisation.figures.all() if figure.year == year}
    return [name for name in yearly_facts(book) if name not in known]
