"""What rooms of the space have waiting for somebody: each says what, and all are asked for in one question."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import DateField, Expression, F, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import Promise

from accede.people.queries import DueRow, language
from accede.wording.formats import text


@dataclass(frozen=True)
class Waiting:
    """Things of a room that wait for the same act of somebody.

    `rows` have `titles` by language, and `on` is the name of the day by which it is due; `title` is a sentence that
    may have a place for theirs, `address` the name of the page of one that does the act, or of all; `said` stands
    below.
    """

    rows: QuerySet
    title: str | Promise
    act: str | Promise
    address: str
    on: str = ""
    said: str = ""
    titles: Expression | str = "titles"
    is_of_all: bool = False


def due_of(waiting: Iterable[Waiting]) -> list[DueRow]:
    """Return all that waits as the first page shows it."""
    kinds = list(waiting)
    asked = [_asked(each, place) for place, each in enumerate(kinds)]
    found = asked[0].union(*asked[1:], all=True) if asked else []
    return [_row(kinds[place], pk, titles, on) for place, pk, titles, on in found]


def _asked(each: Waiting, place: int) -> QuerySet:
    on = Cast(F(each.on), DateField()) if each.on else Cast(Value(None), DateField())
    return each.rows.order_by().values_list(Value(place), "pk", each.titles, on)


def _row(each: Waiting, pk: int, titles: dict[str, str], on: object) -> DueRow:
    title = str(each.title) % {"title": text(titles, language())}
    url = reverse(each.address, args=[] if each.is_of_all else [pk])
    return DueRow(on=on, title=title, text=each.said, act_label=str(each.act), act_url=url)
