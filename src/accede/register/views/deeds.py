"""Deeds of the journal in words, for the history of a declaration."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.journal.queries import entries_about
from accede.people.capacities import Capacity
from accede.register.models import Declaration
from accede.rulebook.book import Book
from accede.rulebook.verdict import Named
from accede.wording.formats import listed, number
from accede.wording.margin import named

WHO: dict[str, Promise] = {
    Capacity.DELEGATE: _("A delegate of the member"),
    Capacity.SECRETARIAT: _("The secretariat"),
    Capacity.CHAIR: _("Whoever presides"),
    Capacity.BOARD: _("A member of the Board"),
}


def history(declaration: Declaration, book: Book, language: str) -> list[dict[str, Any]]:
    """Return what was done about a declaration, as the journal has it."""
    entries = entries_about(declaration).filter(action__in=TOLD)
    return [
        {"at": one.at, "text": TOLD[one.action](one.values, book, language), "by": WHO.get(one.capacity, one.capacity)}
        for one in entries
    ]


def _declared(values: Mapping[str, Any], book: Book, language: str) -> str:
    figures = {name: one["value"] for name, one in values["figures"].items()}
    return gettext("Declared: %(figures)s") % {"figures": _listed(figures, book, language)}


def _accepted(values: Mapping[str, Any], book: Book, language: str) -> str:
    return gettext("Accepted as declared: %(figures)s") % {"figures": _listed(values["figures"], book, language)}


def _challenged(values: Mapping[str, Any], book: Book, language: str) -> str:
    return gettext("Challenged: %(figure)s. %(reason)s") % _one(values, book, language)


def _settled(values: Mapping[str, Any], book: Book, language: str) -> str:
    said = _one(values, book, language) | {"declared": number(int(values["declared"]), language)}
    return gettext("Settled: %(figure)s, where %(declared)s was declared. %(reason)s") % said


def _proved(values: Mapping[str, Any], book: Book, language: str) -> str:
    return gettext("Evidence received: %(figure)s") % {
        "figure": named(Named("fact", values["purpose"]), book, language)
    }


TOLD = {
    "archive.keep_document": _proved,
    "register.declare_figures": _declared,
    "register.accept_figures": _accepted,
    "register.challenge_figure": _challenged,
    "register.settle_figure": _settled,
}


def _one(values: Mapping[str, Any], book: Book, language: str) -> dict[str, str]:
    (figure,) = _each({values["name"]: values["value"]}, book, language)
    return {"figure": figure, "reason": values["reason"]}


def _listed(figures: Mapping[str, Any], book: Book, language: str) -> str:
    return listed(_each(figures, book, language), language, "unit")


def _each(figures: Mapping[str, Any], book: Book, language: str) -> Iterator[str]:
    for name, value in figures.items():
        yield f"{named(Named('fact', name), book, language)} {number(int(value), language)}"
