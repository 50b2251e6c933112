"""Bodies and offices, their duties with dates, and the matters they decide."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainValidator

from accede.rulebook.day import DateSentence
from accede.rulebook.rule import Articles, Frozen, Names, Rule, several
from accede.rulebook.seat import LengthOfTime, Seat
from accede.rulebook.test import Bases, Test
from accede.rulebook.verdict import Mark, Verdict

Capacity = Literal["secretariat", "chair", "board", "treasurer", "auditor", "delegate", "candidate"]


def _who(value: object) -> tuple[str | Test, ...]:
    several = value if isinstance(value, list | tuple) else [value]
    return tuple(one if isinstance(one, str) else Test.model_validate(one) for one in several)


# Of members; or of each unit by its name, such as votes, and of each base that needs its own: "members among full".
Numbers = int | Mapping[str, int]
Who = Annotated[tuple[str | Test, ...], PlainValidator(_who, json_schema_input_type=str | Test | list[str | Test])]


class Meetings(Frozen):
    """How often a body meets at least in a year, and how: in one room, at a distance, in public."""

    a_year: int = Field(1, ge=0)
    in_person: int = Field(0, ge=0)
    online: bool | None = None
    public: bool | None = None

    def enough(self, held: int, in_person: int) -> Verdict:
        """Say whether a body has met often enough in a year."""
        values = {"held": held, "in_person": in_person, "a_year": self.a_year}
        holds = held >= self.a_year and in_person >= self.in_person
        return Verdict(holds=holds, code="body.met" if holds else "body.not_met", values=values)


class Written(Frozen):
    """A decision without a meeting: how long it is discussed and voted on, and who may ask for a meeting instead.

    `but_not` are the decisions for which a meeting is held in any case.
    """

    article: Articles = ()
    discussion: LengthOfTime | None = None
    voting: LengthOfTime | None = None
    stopped_by: Who = ()
    majority: str = ""
    quorum: str = ""
    but_not: Names = ()

    def ends(self, start: date) -> date:
        """The day on which the vote has ended."""
        for length in (self.discussion, self.voting):
            start = length.after(start) if length else start
        return start


class Remote(Frozen):
    """What a meeting must be for members to take part in it at a distance."""

    article: Articles = ()
    asks: tuple[Literal["notice", "identified", "follow", "speak", "vote", "bureau", "room"], ...] = ()

    def checks(self, known: Mapping[str, bool], marks: tuple[Mark, ...]) -> list[Verdict]:
        """Say of each whether it is so; what is not known, nobody can say but those who are there."""
        return [
            Verdict(
                holds=known.get(one),
                code=f"remote.{one}" if known.get(one) is not False else f"remote.no_{one}",
                article=self.article,
                marks=marks,
            )
            for one in self.asks
        ]


class Body(Rule):
    """A body or office: how it comes together, what is its own to decide, and by what majority."""

    family: ClassVar[str] = "body"

    kind: Literal["assembly", "board", "committee", "office", "outside"] = "office"
    acts_as: Capacity | None = None
    chair: Names = ()
    meets: DateSentence | None = None
    meetings: Meetings | None = None
    written: Written | None = None
    remote: Remote | None = None
    seats: tuple[Seat, ...] = ()
    ballot: str = ""
    ordered_by: Who = ()
    convened_by: Names = ()
    prepared_by: Names = ()
    agenda_by: Who = ()
    decides: Names = ()
    otherwise: str = ""
    consensus_first: bool = False
    majority: Names = ()
    quorum: Names = ()  # of several any one suffices
    voice: str = ""

    def may_order(self, who: str, number: Numbers, bases: Bases) -> Verdict:
        """Say whether this body must meet because `who`, or these numbers, ask for it."""
        return self._asked(self.ordered_by, "order", who, number, bases)

    def may_put(self, who: str, number: Numbers, bases: Bases) -> Verdict:
        """Say whether an item must stand on the agenda because `who`, or these numbers, put it."""
        return self._asked(self.agenda_by, "put", who, number, bases)

    def may_write(self, matter: str = "") -> Verdict:
        """Say whether this body may decide, or decide this, without a meeting."""
        is_barred = self.written is not None and matter in self.written.but_not
        code = "body.meeting_needed" if is_barred else "body.may_write" if self.written else "body.may_not_write"
        holds = self.written is not None and not is_barred
        if self.is_unknown("written"):
            holds, code = None, "body.writing_unknown"
        return Verdict(holds=holds, code=code, article=self._on_writing, marks=self.marks("written"))

    def in_writing(self, kind: str) -> Names:
        """The majority or quorum that is asked without a meeting; nothing where it is the same as in one."""
        name = getattr(self.written, kind) if self.written else ""
        return (name,) if name else ()

    def at_distance(self, known: Mapping[str, bool]) -> list[Verdict]:
        """Say of each thing that is asked of a meeting at a distance whether it is so."""
        return self.remote.checks(known, self.marks("remote")) if self.remote else []

    def may_stop(self, who: str, number: Numbers, bases: Bases) -> Verdict:
        """Say whether a decision in writing gives way to a meeting because `who`, or these numbers, ask for it."""
        decided = entitled(self.written.stopped_by if self.written else (), who, number, bases)
        code = "body.may_stop" if decided.holds else "body.may_not_stop"
        return replace(decided, code=code, article=self._on_writing, marks=self.marks("written"))

    def seat(self, name: str) -> Seat:
        """The seat of this name; raises KeyError if there is none."""
        return {seat.name: seat for seat in self.seats}[name]

    @property
    def _on_writing(self) -> Articles:
        return (self.written.article if self.written else ()) or self.article

    def _asked(self, named: Who, deed: str, who: str, number: Numbers, bases: Bases) -> Verdict:
        decided = entitled(named, who, number, bases)
        code = f"body.may_{deed}" if decided.holds else f"body.may_not_{deed}"
        marks = self.marks("ordered_by" if deed == "order" else "agenda_by")
        return replace(decided, code=code, article=self.article, marks=marks)


def entitled(named: Who, who: str, number: Numbers, bases: Bases) -> Verdict:
    """Say whether somebody named, or so many members or votes, is among those who are entitled."""
    answers = [_enough(one, number, bases) for one in named if isinstance(one, Test)]
    if who in named:
        answers = [Verdict(holds=True, code="body.entitled")]
    decided = Verdict.any(answers, code="body.any")
    shown = decided.because[0].values if decided.because else {}
    return replace(decided, values=dict(shown), because=())


def _enough(asked: Test, number: Numbers, bases: Bases) -> Verdict:
    reached = number if isinstance(number, int) else number.get(asked.base_name(), number.get(asked.unit))
    if reached is None:
        return Verdict(holds=None, code="test.number_missing", missing=(asked.unit,))
    return asked.judge(reached, bases)


class Deadline(Rule):
    """A duty or a notice: by whom, to whom, what, how, and when; shortened by an exception, such as urgency."""

    family: ClassVar[str] = "deadline"
    bends: ClassVar[bool] = True

    by: str
    to: str = ""
    sent_by: str = ""
    signed_by: Names = ()
    what: Names = ()
    how: str = ""
    date: DateSentence = Field(alias="when")
    until: DateSentence | None = None  # the day on which the duty ends


# The majorities of votes that follow one another in successive meetings.
Rounds = Annotated[tuple[Names, ...], BeforeValidator(several)]


class Decision(Rule):
    """A matter that a body decides, and what the article asks of that decision."""

    family: ClassVar[str] = "decision"
    bends: ClassVar[bool] = True

    by: str
    majority: Names = ()  # of several any one suffices
    rounds: Rounds = Field((), alias="readings")
    quorum: Names = ()  # of several any one suffices
    standing_item: bool = False
    proposed_by: Who = ()
    filed: DateSentence | None = None
    advice: Names = ()
    named: bool = False
    heard: bool = False
    reasons: bool = False
    ballot: str = ""
    election: str = ""
    effect: DateSentence | None = None
    after: str = ""

    def may_propose(self, who: str, number: Numbers, bases: Bases) -> Verdict:
        """Say whether `who`, or these numbers, may put this matter; anybody may where no rule says who."""
        if not self.proposed_by:
            return Verdict(holds=True, code="decision.anybody_proposes")
        decided = entitled(self.proposed_by, who, number, bases)
        code = "decision.may_propose" if decided.holds else "decision.may_not_propose"
        return replace(decided, code=code, article=self.article, marks=self.marks("proposed_by"))

    def in_reading(self, number: int) -> tuple[str, ...]:
        """Its own majorities in a reading, of which any one suffices; none if it leaves them to its body."""
        return self.rounds[min(number, len(self.rounds)) - 1] if self.rounds else self.majority
