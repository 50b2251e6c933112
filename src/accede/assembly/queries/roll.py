"""The roll: every member of the day, what is known of it, and how it attends."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from accede.assembly.models import Assembly, Attendance, Entrusting, Item, Place
from accede.assembly.models.roll import Row
from accede.assembly.queries.delegation import Together, asks_for_persons, named
from accede.assembly.queries.speaker import with_speakers
from accede.journal.question import Question, Rows
from accede.journal.record import Plain, instant
from accede.recount.roll import called, kept, told
from accede.register.models import Membership, Organisation
from accede.register.queries import detail_on, facts_of, members_on, turns_on
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.tally import PRESENT, Voter

ABSENT = Attendance.Mode.ABSENT.value
REPRESENTED = "represented"


@dataclass(frozen=True, slots=True)
class Seat:
    """One row of a roll; `since` is the instant, in UTC, from which it attends so."""

    organisation: int
    number: int
    name: str
    country: str
    category: str
    facts: Mapping[str, Fact]
    attendance: str = ABSENT
    since: str = ""
    holder: int | None = None  # the organisation that votes for it, where it is represented
    proxy: str = ""  # the same, as the roll calls it

    @property
    def member(self) -> str:
        """What the roll calls the member: its number and name, so that no two are alike."""
        return called(self.number, self.name)

    @property
    def represented_by(self) -> str:
        """The name of the member that votes for it; nothing where none does."""
        return self.proxy.partition(" ")[2]

    @property
    def attends(self) -> bool:
        """Whether it is in the room or takes part from afar."""
        return self.attendance in PRESENT

    @property
    def since_when(self) -> datetime | None:
        """The instant from which it attends so."""
        return datetime.fromisoformat(self.since) if self.since else None

    def voter(self) -> Voter:
        """Return the member as the rulebook counts it."""
        return Voter(self.member, self.category, self.country, self.attendance, self.proxy, self.facts)

    def row(self) -> dict[str, Plain]:
        """Return what is kept of it when the roll is frozen."""
        return asdict(replace(self, facts=kept(self.facts)))

    def place(self) -> dict[str, object]:
        """Return what a row of a frozen roll holds of it."""
        names = ("number", "name", "country", "category")
        return {"organisation_id": self.organisation, "facts": kept(self.facts)} | {
            name: getattr(self, name) for name in names
        }


def roll_of(assembly: Assembly, only: Collection[int] | None = None, *, known: datetime | None = None) -> list[Seat]:
    """Return the roll as it stands now, in the order of the register: of the day, or as frozen at the cut-off.

    `only` of these organisations, where nothing is asked of the others. With `known`, of who was a member before that
    instant: an assembly admits and excludes while it lasts.
    """
    found = members_on(assembly.day, known)
    if assembly.roll_frozen_at:
        # Whoever joins later is not on it; whoever is a member no more has no vote, whatever was closed before.
        found = assembly.roll.filter(organisation__in=found.order_by().values("organisation"))
    found = found if only is None else found.filter(organisation__in=only)
    # Whoever counts again has the roll alone: what the association has stated of itself stands on it.
    own = {} if assembly.roll_frozen_at else assembly.book.stated
    rows = [_told(one) if assembly.roll_frozen_at else _seat(one, assembly, own) for one in found]
    if asks_for_persons(assembly.book):
        rows = _with_persons(rows, named(assembly))
    # Before its members are convened nobody attends.
    noted = assembly.attendances.all() if assembly.state != Assembly.State.PLANNED else assembly.attendances.none()
    noted = noted if only is None else noted.filter(organisation__in=only)
    attendances = {one.organisation_id: one for one in noted}
    if only is None:
        rows = with_speakers(assembly, rows)
    held = assembly.entrustings.filter(state=Entrusting.State.ACCEPTED)
    holders = dict(held.values_list("principal", "holder"))
    return represented([_attending(row, attendances.get(row.organisation)) for row in rows], holders)


def turns_of(assembly: Assembly, since: datetime) -> list[datetime]:
    """Return the instants from another on at which somebody became a member, or was one no more, on its day."""
    return turns_on(assembly.day, since)


def seats(item: Item, near: Collection[int] | None = None) -> list[Seat]:
    """Return the roll of an item: frozen once its vote has opened, else as it stands now.

    `near` some members no more of a frozen one than concerns them: their countries, and whom they vote for.
    """
    if not (item.opened_at or item.is_declared):
        places = []
    elif near is None:
        places = _places(item.pk)
    else:
        places = _concerning(item, near)
    if not places:
        return roll_of(item.assembly)
    holders = {organisation: holder for organisation, *_told, holder in places if holder}
    return represented([_placed(*one) for one in places], holders)


# What a frozen roll tells is read all the time, of thousands: in values, without the models around them.
TOLD = ("organisation", "number", "name", "country", "category", "facts", "attendance", "since", "holder")
_places = Question(lambda item: Place.objects.filter(item=item).values_list(*TOLD))
_place = Question(lambda item, one: Place.objects.filter(item=item, organisation=one).values_list(*TOLD))
_near = Question(
    lambda item, one, country: Place.objects.filter(Q(country=country) | Q(holder=one), item=item).values_list(*TOLD)
)


def _concerning(item: Item, members: Collection[int]) -> list[list]:
    """Return of a frozen roll what concerns members: their countries, whom they vote for, and who votes for these."""
    own = [row for one in members for row in _place(item.pk, one)]
    found = {row[0]: row for one, _number, _name, country, *_more in own for row in _near(item.pk, one, country)}
    missing = {holder for *_told, holder in found.values()} - {None, *found}
    found |= {row[0]: row for one in missing for row in _place(item.pk, one)}
    return sorted(found.values(), key=lambda row: row[1])


def roll_at_hand(assembly: Assembly, item: Item | None, roll: list[Seat] | None = None) -> list[Seat]:
    """Return the roll on which presence is counted: that of a vote as long as it is open, else as it stands now.

    The latter is `roll`, where it has been read. Rights are frozen when a vote opens, and presence is not; to read the
    frozen ones takes a fifth of the time.
    """
    places = _places(item.pk) if item and item.state == Item.State.OPEN else []
    if not places:
        return roll or roll_of(assembly)
    noted = {one.organisation_id: one for one in assembly.attendances.all()}
    rows = [replace(_placed(*row), attendance=ABSENT, since="") for row in places]
    holders = {organisation: holder for organisation, *_told, holder in places if holder}
    return represented([_attending(row, noted.get(row.organisation)) for row in rows], holders)


def attending(assembly: Assembly, item: Item | None, members: Collection[int]) -> list[Seat]:
    """Return the rows of some members with how they attend now: from the roll of an item, if its vote has opened.

    Hundreds of open pages ask it within the same seconds, and that roll is read without what facts rest on.
    """
    rows = [_placed(*row) for one in members for row in _place(item.pk, one)] if item and item.opened_at else []
    if len(rows) < len(members):
        return roll_of(assembly, members)
    away = (replace(row, attendance=ABSENT, since="") for row in rows)
    return [_attending(row, next(iter(_attendance(assembly.pk, row.organisation)), None)) for row in away]


_attendance = Rows(lambda assembly, one: Attendance.objects.filter(assembly=assembly, organisation=one))


def seat_of(item: Item, organisation: Organisation) -> Seat | None:
    """Return the row of one member, or None if it is not on the roll."""
    return next((seat for seat in seats(item) if seat.organisation == organisation.pk), None)


def represented(rows: list[Seat], holders: Mapping[int, int]) -> list[Seat]:
    """Return a roll on which whoever does not attend is represented by the one it has entrusted its votes to."""
    if not holders:
        return rows
    members = {row.organisation: row.member for row in rows}
    return [_represented(row, holders.get(row.organisation), members) for row in rows]


def _seat(membership: Membership, assembly: Assembly, own: Facts) -> Seat:
    organisation = membership.organisation
    return Seat(
        organisation=organisation.pk,
        number=membership.number,
        name=detail_on(organisation, "name", assembly.day),
        country=detail_on(organisation, "country", assembly.day),
        category=membership.category,
        facts={**own, **facts_of(organisation, assembly.day)},
    )


def _with_persons(rows: list[Seat], together: Together) -> list[Seat]:
    """Note on a roll how many speak for each member, and who does where it is one alone."""
    speaking = {key: [one for one in named if one.speaks] for key, named in together.items()}
    persons = {key: {"person": str(one[0].account_id)} for key, one in speaking.items() if len(one) == 1}
    facts = {key: {"delegates": len(one), **persons.get(key, {})} for key, one in speaking.items()}
    return [replace(row, facts={**row.facts, **facts.get(row.organisation, {})}) for row in rows]


def _attending(row: Seat, attendance: Attendance | None) -> Seat:
    return replace(row, attendance=attendance.mode, since=instant(attendance.since)) if attendance else row


def _represented(row: Seat, holder: int | None, members: Mapping[int, str]) -> Seat:
    if row.attends or holder not in members:
        return row
    # What is given and accepted here is in writing.
    facts = {**row.facts, "written": True, "accepted": True}
    return replace(row, attendance=REPRESENTED, facts=facts, holder=holder, proxy=members[holder])


def _told(row: Row) -> Seat:
    return Seat(row.organisation_id, row.number, row.name, row.country, row.category, told(row.facts))


def _placed(organisation: int, number: int, name: str, country: str, category: str, *more: Any) -> Seat:
    facts, attendance, since, _holder = more
    attendance = ABSENT if attendance == REPRESENTED else attendance
    return Seat(organisation, number, name, country, category, told(facts), attendance, instant(since) if since else "")
