"""The roll: every member of the day, what is known of it, and how it attends."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from accede.assembly.models import Assembly, Attendance, Item
from accede.journal.record import Plain, instant
from accede.register.models import Membership, Organisation
from accede.register.queries import detail_on, facts_of, members_on
from accede.rulebook.fact import TODAY
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.grant import Held
from accede.rulebook.standing import HELD
from accede.rulebook.tally import PRESENT, Voter

ABSENT = Attendance.Mode.ABSENT.value


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

    @property
    def member(self) -> str:
        """What the roll calls the member: its number and name, so that no two are alike."""
        return f"{self.number} {' '.join(self.name.split())}"

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
        return Voter(self.member, self.category, self.country, self.attendance, facts=self.facts)

    def row(self) -> dict[str, Plain]:
        """Return what is kept of it when the roll is frozen."""
        return asdict(replace(self, facts=_kept(self.facts)))


def roll_of(assembly: Assembly) -> list[Seat]:
    """Return the roll as it stands now, in the order of the register."""
    attendances = {one.organisation_id: one for one in assembly.attendances.all()}
    return [_seat(one, attendances.get(one.organisation_id), assembly) for one in members_on(assembly.day)]


def seats(item: Item) -> list[Seat]:
    """Return the roll of an item: frozen once its vote has opened, else as it stands now."""
    return [_told(row) for row in item.roll] if item.roll else roll_of(item.assembly)


def seat_of(item: Item, organisation: Organisation) -> Seat | None:
    """Return the row of one member, or None if it is not on the roll."""
    return next((seat for seat in seats(item) if seat.organisation == organisation.pk), None)


def _seat(membership: Membership, attendance: Attendance | None, assembly: Assembly) -> Seat:
    organisation = membership.organisation
    return Seat(
        organisation=organisation.pk,
        number=membership.number,
        name=detail_on(organisation, "name", assembly.day),
        country=detail_on(organisation, "country", assembly.day),
        category=membership.category,
        facts=facts_of(organisation, assembly.day),
        attendance=attendance.mode if attendance else ABSENT,
        since=instant(attendance.since) if attendance else "",
    )


def _kept(facts: Facts) -> dict[str, Plain]:
    """Facts as a frozen roll keeps them: days as text, standings by name and day."""
    held = [[one.standing, one.since and one.since.isoformat()] for one in facts.get(HELD, ())]
    return {**facts, HELD: held, TODAY: facts[TODAY].isoformat()}


def _told(row: Mapping[str, Plain]) -> Seat:
    """A row of a frozen roll; one that was frozen before rolls told of standings has none."""
    facts = dict(row["facts"])
    if HELD in facts:
        held = (Held(name, since and date.fromisoformat(since)) for name, since in facts[HELD])
        facts |= {HELD: tuple(held), TODAY: date.fromisoformat(facts[TODAY])}
    return Seat(**(row | {"facts": facts}))
