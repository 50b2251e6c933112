"""Who takes part, in members, votes and countries: now, and after each coming and going."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from accede.assembly.models import Assembly, Attendance, Entrusting, Item, Seen
from accede.assembly.queries.roll import ABSENT, Seat, represented, roll_of, turns_of
from accede.rulebook.tally import Outcome, Tally
from accede.rulebook.verdict import Verdict

# An open page says every minute that it is; a phone that sleeps a moment is not missed.
GONE = timedelta(minutes=3)


@dataclass(frozen=True)
class Change:
    """A member came or went: who, how, when, who takes part from then on, and whether that turned the quorum."""

    at: datetime
    seat: Seat
    tally: Tally
    quorum: Verdict
    turned: bool


def presence_of(assembly: Assembly, roll: list[Seat], item: Item | None = None) -> Outcome | None:
    """Count who takes part now, for the item in hand; None if the rulebook gives this body nothing to decide."""
    matter = item.matter if item else _any_matter(assembly)
    return assembly.book.count(matter, [seat.voter() for seat in roll], None) if matter else None


def changes_of(
    assembly: Assembly, start: int = 0, stop: int | None = None, latest: list[Seat] | None = None
) -> Iterator[Change]:
    """Tell each coming and going in its order, with who took part from then on; or only some of them.

    `latest` is the roll as it stands now, if it is at hand.
    """
    held = assembly.entrustings.filter(state=Entrusting.State.ACCEPTED)
    holders = dict(held.values_list("principal", "holder"))
    comings = list(assembly.comings.order_by("pk")[:stop])
    turns = turns_of(assembly, comings[0].at) if comings else []
    before, part, seats = None, -1, {}
    for place, coming in enumerate(comings):
        if (now := bisect_right(turns, coming.at)) != part:
            part, roll = now, _roll_at(assembly, turns, now, latest)
            seats = {one.organisation: seats.get(one.organisation, _away(one)) for one in roll}
            before = before or presence_of(assembly, represented([*seats.values()], holders))
        if coming.organisation_id not in seats:
            continue
        seat = replace(seats[coming.organisation_id], attendance=coming.mode)
        seats[seat.organisation] = seat
        # What nobody asks for is not counted, but for the last before it.
        counted = presence_of(assembly, represented([*seats.values()], holders)) if place >= start - 1 else None
        if counted and place >= start:
            turned = counted.quorum.holds != before.quorum.holds
            yield Change(coming.at, seat, counted.tally, counted.quorum, turned)
        before = counted or before


def _roll_at(assembly: Assembly, turns: list[datetime], part: int, latest: list[Seat] | None) -> list[Seat]:
    return roll_of(assembly, known=turns[part]) if part < len(turns) else latest or roll_of(assembly)


def unseen(assembly: Assembly, at: datetime) -> dict[int, datetime]:
    """Return which members take part remotely though nobody has had their page open for a while, and since when."""
    before = at - GONE
    remote = Seen.objects.filter(attendance__assembly=assembly, attendance__mode=Attendance.Mode.REMOTE)
    gone = remote.filter(at__lt=before, attendance__since__lt=before)
    return dict(gone.values_list("attendance__organisation", "at"))


def _away(seat: Seat) -> Seat:
    return replace(seat, attendance=ABSENT, since="", holder=None, proxy="")


def _any_matter(assembly: Assembly) -> str | None:
    return next((name for name, one in assembly.book.decision.items() if one.by == assembly.body), None)
