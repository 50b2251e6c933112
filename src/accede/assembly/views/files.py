"""The two files from which anybody can count a vote again, without this site."""

import csv
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accede.assembly.models import Item
from accede.assembly.queries.ballots import choices_of
from accede.assembly.queries.count import book_of, last_ballots
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.views.asking import item_at, participants
from accede.people.access import open_to
from accede.rulebook.tally import Choices

# What a roll alone knows of a member: what a proxy must be, and who speaks for it.
ON_THE_ROLL = ("written", "accepted", "person", "delegates")
COLUMNS = ("member", "country", "category", "paid", "attendance", "proxy")


@require_safe
@open_to(participants)
def roll(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Hand out the roll as it was when the result was declared."""
    found = _declared(address, position)
    rows = seats(found)
    facts = sorted({name for seat in rows for name in seat.facts if _is_told(found, name)})
    lines = [_line(seat, facts) for seat in rows]
    return as_csv("roll.csv", (*COLUMNS, *facts), lines)


@require_safe
@open_to(participants)
def votes(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Hand out the votes that counted, by the names of the roll."""
    found = _declared(address, position)
    last = last_ballots(found)
    cast = [(seat.member, last[seat.organisation].choice) for seat in seats(found) if seat.organisation in last]
    rows = [(member, *row) for member, said in cast for row in _choices(choices_of(said))]
    is_split = any(votes for _member, _choice, votes in rows)
    if not is_split:
        return as_csv("votes.csv", ("member", "choice"), [row[:2] for row in rows])
    return as_csv("votes.csv", ("member", "choice", "votes"), rows)


def _choices(said: Choices | str) -> list[tuple[str, object]]:
    return [(said, "")] if isinstance(said, str) else list(said.items())


def _declared(address: str, position: int) -> Item:
    found = item_at(address, position)
    if not found.is_declared or found.by_consensus:
        raise Http404
    return found


def _is_told(item: Item, name: str) -> bool:
    # What the rulebook does not know decides nothing; country and payment have columns of their own.
    return name in ON_THE_ROLL or (name in book_of(item).fact and name not in ("country", "in_arrears"))


def _line(seat: Seat, facts: Iterable[str]) -> list[object]:
    paid = "no" if seat.facts.get("in_arrears") else "yes"
    told = [_cell(seat.facts.get(name, "")) for name in facts]
    return [seat.member, seat.country, seat.category, paid, seat.attendance, seat.proxy, *told]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def as_csv(name: str, columns: Iterable[str], lines: Iterable[Iterable[object]]) -> HttpResponse:
    """Return a table as a file to keep."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(columns)
    writer.writerows(lines)
    return response
