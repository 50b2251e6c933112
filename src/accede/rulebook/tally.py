"""From a roll and ballots to rights, voices, quorum, tally and outcome.

Whoever has no right is out before anything is counted. What hangs on an unknown is counted both ways: the answer
is *cannot say* only if the two ways differ.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from accede.rulebook.facts import Facts
from accede.rulebook.test import Test
from accede.rulebook.verdict import Verdict

CHOICES = ("for", "against", "abstain", "blank", "invalid")
PRESENT = ("present", "remote")
ATTENDANCE = (*PRESENT, "represented", "absent")
NOBODY = ""

Choices = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Voter:
    """A member as the roll has it: attendance is present, remote, represented or absent."""

    member: str
    category: str
    country: str = ""
    attendance: str = "present"
    proxy: str = NOBODY
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entitled:
    """What a member may do in this vote: how many votes (None: cannot say), and why."""

    member: str
    votes: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, order=True)
class Tally:
    """Counts of a vote: choices in votes (or voices), and the bases a Test may be a share of."""

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

    def __add__(self, other: Self) -> "Tally":
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def choices(self) -> dict[str, int]:
        """The count of each choice by its name."""
        return {
            "for": self.for_,
            "against": self.against,
            "abstain": self.abstain,
            "blank": self.blank,
            "invalid": self.invalid,
        }

    def cast(self, counting: Iterable[str] = ()) -> int:
        """Votes cast: those for and against, and whatever else the article counts."""
        counts = self.choices()
        return self.for_ + self.against + sum(counts[one] for one in counting)

    def taking_part(self, unit: str, side: str) -> int:
        """How many of a unit (votes, members, countries) are represented, or present."""
        return getattr(self, f"{(unit or 'members').split()[0]}_{side}")

    def bases(self, test: Test) -> dict[str, int]:
        """Every base a Test may name, for the choices that this one counts as cast."""
        named = {name.replace("_", " "): getattr(self, name) for name in self.__slots__ if "_" in name.strip("_")}
        return named | {"votes cast": self.cast(test.counting), "members": self.members, "countries": self.countries}

    @classmethod
    def of(cls, choices: Choices, **bases: int) -> "Tally":
        """A tally of these choices."""
        counts = {("for_" if name == "for" else name): number for name, number in choices.items()}
        return cls(**counts, **bases)


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

    rights: tuple[Entitled, ...]
    voices: tuple[Voiced, ...]
    quorum: Verdict
    tally: Tally
    verdict: Verdict
    outcome: str


def single(choices: Choices) -> str | None:
    """The one choice of a ballot that is not split; None if there is none or it is split."""
    return next(iter(choices)) if len(choices) == 1 else None


def empty(member_count: int, country_count: int = 0) -> Tally:
    """Nothing counted yet, on a roll of so many members from so many countries."""
    return replace(NOTHING, members=member_count, countries=country_count)
