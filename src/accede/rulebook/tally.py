"""What a vote comes to: rights, the counts that a Test may look at, and the outcome."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from accede.rulebook.facts import Fact, Facts
from accede.rulebook.verdict import Verdict

CHOICES = ("for", "against", "abstain", "blank", "invalid")
PRESENT = ("present", "remote")
ATTENDANCE = (*PRESENT, "represented", "absent")
NOBODY = ""

Choices = Mapping[str, int]
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Voter:
    """A member as the roll has it: attendance is present, remote, represented or absent."""

    member: str
    category: str
    country: str = ""
    attendance: str = "present"
    proxy: str = NOBODY
    facts: Facts = field(default_factory=dict)

    def belongs(self, fact: str) -> Fact | None:
        """The group of the member by a fact, its country or its category; None where that is not known."""
        if fact == "country":
            return self.country or None
        return self.category or None if fact == "category" else self.facts.get(fact)


def belonging(voters: Iterable[Voter], fact: str) -> list[Fact | None]:
    """The group of each of these members by a fact, as `Voter.belongs` says it."""
    if fact in ("country", "category"):
        return [voter.belongs(fact) for voter in voters]
    return [voter.facts.get(fact) for voter in voters]


@dataclass(frozen=True, slots=True)
class Entitled:
    """What members may do in this vote: how many votes each (None: cannot say), and why. Those alike share one.

    `allocated` are the votes their category has, whether or not a standing takes them away.
    """

    votes: int | None
    verdict: Verdict
    allocated: int | None = 0


@dataclass(frozen=True, slots=True, order=True)
class Tally:
    """Counts of a vote: choices in votes (or voices), and the bases a Test may be a share of.

    `more` holds what only some tests ask for, by name, such as "members against" or "votes for in category=full";
    with a question mark before it, how many members are in it with a number that is not known.
    """

    for_: int = 0
    against: int = 0
    abstain: int = 0
    blank: int = 0
    invalid: int = 0
    votes_entitled: int = 0
    votes_represented: int = 0
    votes_present: int = 0
    members: int = 0
    countries: int = 0
    members_entitled: int = 0
    members_represented: int = 0
    members_present: int = 0
    countries_entitled: int = 0
    countries_represented: int = 0
    countries_present: int = 0
    more: Counts = ()

    def __add__(self, other: Self) -> "Tally":
        more = self.more or other.more
        if self.more and other.more:
            sums = dict(self.more)
            for name, number in other.more:
                sums[name] = sums.get(name, 0) + number
            more = tuple(sorted(sums.items()))
        return Tally(*(getattr(self, name) + getattr(other, name) for name in FIELDS.values()), more)

    def choices(self) -> dict[str, int]:
        """The count of each choice by its name."""
        return {
            "for": self.for_,
            "against": self.against,
            "abstain": self.abstain,
            "blank": self.blank,
            "invalid": self.invalid,
        }

    def side(self, unit: str, side: str, scope: str, counting: Iterable[str]) -> int | None:
        """How much of a unit is on one side; `cast` are for, against and what else is counted. None: not known."""
        if side != "cast":
            return self.number(f"{unit} {side}".strip() + scope)
        parts = [self.number(f"{unit} {choice}{scope}") for choice in ("for", "against", *counting)]
        return None if None in parts else sum(parts)

    def number(self, name: str) -> int | None:
        """One count by its name; None if it is not kept, or hangs on what is not known."""
        more = dict(self.more)
        if more.get(f"?{name}"):
            return None
        if name in FIELDS:
            return getattr(self, FIELDS[name])
        return more[name] if name in more else self._groups_on(*name.split(" ", 1))

    def _groups_on(self, fact: str, side: str = "") -> int | None:
        """How many groups of a fact are on one side; None if they are not counted apart, or somebody's is not known."""
        before = f"members {side} in {fact}=".replace("  ", " ")
        inside = [(name, number) for name, number in self.more if name.removeprefix("?").startswith(before)]
        if not inside or any(number for name, number in inside if name.startswith("?")):
            return None
        return sum(number > 0 for _name, number in inside)

    def inside(self, fact: str) -> frozenset[str]:
        """What there is of the groups of a fact, on whichever sides are counted apart."""
        return frozenset(name for name, number in self.more if number and f" in {fact}=" in name)

    def groups(self, fact: str) -> tuple[str, ...]:
        """The groups of a fact that are counted apart."""
        before = f"members in {fact}="
        return tuple(name.removeprefix(before) for name, _number in self.more if name.startswith(before))

    @classmethod
    def of(cls, choices: Choices, **bases: int) -> "Tally":
        """A tally of these choices."""
        counts = {("for_" if name == "for" else name): number for name, number in choices.items()}
        return cls(**counts, **bases)


# Each count that is always kept, by the name under which a Test asks for it.
FIELDS = {f"votes {choice}": "for_" if choice == "for" else choice for choice in CHOICES} | {
    name.replace("_", " "): name for name in Tally.__slots__ if name not in ("for_", "more", *CHOICES)
}
NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class Voiced:
    """What one group said, and why."""

    group: str
    choice: str | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Outcome:
    """A vote recounted: carried, rejected, no_quorum or cannot_say."""

    rights: Mapping[str, Entitled]
    voices: tuple[Voiced, ...]
    quorum: Verdict
    tally: Tally
    verdict: Verdict
    outcome: str


def single(choices: Choices) -> str | None:
    """The one choice of a ballot that is not split; None if there is none or it is split."""
    return next(iter(choices)) if len(choices) == 1 else None


def empty(member_count: int, country_count: int) -> Tally:
    """Nothing counted yet, on a roll of so many members from so many countries."""
    return replace(NOTHING, members=member_count, countries=country_count)
