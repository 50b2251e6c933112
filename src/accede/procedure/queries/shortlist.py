"""What is due, one by one while it is few; past that a list of names is no help, and one line counts them."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Count, QuerySet, Window

from accede.people.queries import DueRow

MOST = 5
One = TypeVar("One")


def first_of(found: QuerySet[Any]) -> list[Any]:
    """Return the first of several, enough to see whether they are few; `there` counts them all."""
    return list(found.annotate(there=Window(Count("pk")))[: MOST + 1])


def told(first: list[One], one: Callable[[One], DueRow], many: Callable[[list[One]], DueRow]) -> list[DueRow]:
    """Return a line for each of a few, or one for all of them."""
    return [one(each) for each in first] if len(first) <= MOST else [many(first)]
