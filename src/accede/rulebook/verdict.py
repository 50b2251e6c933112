"""What every rule returns: an answer with its reason. Nothing here reads a clock or a database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Self


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in integer cents of a currency (ISO 4217)."""

    cents: int
    currency: str

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d}"


@dataclass(frozen=True, slots=True)
class Named:
    """A reference to something the rulebook names, so that wording can use its label."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Span:
    """What can be said of a count that hangs on an unknown: it lies between these two."""

    low: int
    high: int


class Country(str):
    """An ISO 3166 code; a type of its own so that wording prints the country's name."""


Value = int | str | bool | Fraction | date | Money | Named | Span | None
Text = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where the rulebook assumes or does not know, with the reason by language."""

    kind: str  # "assumed" or "unknown"
    rule: str
    reason: Text

    def __hash__(self) -> int:
        return hash((self.kind, self.rule, tuple(self.reason.items())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A code, the values that went in, and what it rests on. Sentences are made elsewhere."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    article: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    because: tuple["Answer", ...] = ()

    def resting_on(self, article: Iterable[str], marks: Iterable[Mark] = ()) -> Self:
        """Return this answer with a rule's articles and marks put in front of its own."""
        return replace(self, article=merged(tuple(article), self.article), marks=merged(tuple(marks), self.marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Answer):
    """Yes (True), no (False) or cannot say (None)."""

    holds: bool | None

    @classmethod
    def all(cls, answers: Iterable["Verdict"], *, code: str, **facts: object) -> "Verdict":
        """Hold if every answer holds; one no is a no, whatever is not known."""
        return cls._joined(tuple(answers), False, code, facts)

    @classmethod
    def any(cls, answers: Iterable["Verdict"], *, code: str, **facts: object) -> "Verdict":
        """Hold if one answer holds, whatever is not known."""
        return cls._joined(tuple(answers), True, code, facts)

    @classmethod
    def agreed(cls, answers: Sequence["Verdict"], unknown: "Verdict") -> "Verdict":
        """The answer to every reading of a rule if they agree; else *cannot say*, for what is not known."""
        if len({one.holds for one in answers}) == 1 and answers[-1].holds is not None:
            return answers[-1]
        missing = merged(*(one.missing for one in answers if one.holds is None), unknown.missing)
        return replace(answers[-1], holds=None, missing=missing)

    @classmethod
    def _joined(cls, answers: tuple["Verdict", ...], decisive: bool, code: str, facts: dict) -> "Verdict":
        deciding = tuple(a for a in answers if a.holds is decisive)
        unsaid = tuple(a for a in answers if a.holds is None)
        holds = decisive if deciding else None if unsaid else not decisive
        # Only what bears on the answer is carried: an unknown that changes nothing leaves no trace.
        bearing = deciding or unsaid or answers
        return cls(
            holds=holds,
            code=code,
            missing=merged(*(a.missing for a in bearing)),
            marks=merged(*(a.marks for a in bearing), facts.pop("marks", ())),
            because=bearing,
            article=merged(facts.pop("article", ()), *(a.article for a in bearing)),
            **facts,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Due(Answer):
    """A day by which, or from which, something is to be done; None if it cannot be said."""

    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of an amount: why, and how much in cents (negative for a reduction)."""

    code: str
    cents: int
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Answer):
    """What is owed, line by line; money is None if it cannot be said. The lines always sum to it."""

    money: Money | None
    lines: tuple[Line, ...] = ()


def merged(*groups: tuple) -> tuple:
    """Concatenate without repeating, keeping the first place of each."""
    return tuple(dict.fromkeys(item for group in groups for item in group))
