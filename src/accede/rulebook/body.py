"""Bodies and offices, their duties with dates, and the matters they decide."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, PlainValidator

from accede.rulebook.day import DateSentence
from accede.rulebook.rule import Names, Rule
from accede.rulebook.test import Bases, Test
from accede.rulebook.verdict import Verdict

Capacity = Literal["secretariat", "chair", "board", "treasurer", "auditor", "delegate", "candidate"]


def _who(value: object) -> tuple[str | Test, ...]:
    several = value if isinstance(value, list | tuple) else [value]
    return tuple(one if isinstance(one, str) else Test.model_validate(one) for one in several)


Who = Annotated[tuple[str | Test, ...], PlainValidator(_who, json_schema_input_type=str | Test | list[str | Test])]


class Body(Rule):
    """A body or office: how it comes together, what is its own to decide, and by what majority."""

    family: ClassVar[str] = "body"

    kind: Literal["assembly", "board", "committee", "office", "outside"] = "office"
    acts_as: Capacity | None = None
    chair: Names = ()
    meets: DateSentence | None = None
    ordered_by: Who = ()
    convened_by: Names = ()
    prepared_by: Names = ()
    agenda_by: Who = ()
    decides: Names = ()
    otherwise: str = ""
    consensus_first: bool = False
    majority: str = ""
    quorum: str = ""
    voice: str = ""

    def may_order(self, who: str, number: int, bases: Bases) -> Verdict:
        """Say whether this body must meet because `who`, or this number of members, asks for it."""
        return self._asked(self.ordered_by, "order", who, number, bases)

    def may_put(self, who: str, number: int, bases: Bases) -> Verdict:
        """Say whether an item must stand on the agenda because `who`, or this number of members, puts it."""
        return self._asked(self.agenda_by, "put", who, number, bases)

    def _asked(self, entitled: Who, deed: str, who: str, number: int, bases: Bases) -> Verdict:
        answers = [one.judge(number, bases) for one in entitled if isinstance(one, Test)]
        if who in entitled:
            answers = [Verdict(holds=True, code="body.entitled")]
        decided = Verdict.any(answers, code="body.any")
        code = f"body.may_{deed}" if decided.holds else f"body.may_not_{deed}"
        shown = decided.because[0].values if decided.because else {}
        return Verdict(
            holds=decided.holds,
            code=code,
            values=dict(shown),
            missing=decided.missing,
            article=self.article,
            marks=self.marks("ordered_by" if deed == "order" else "agenda_by"),
        )


class Deadline(Rule):
    """A duty or a notice: by whom, to whom, what, how, and when."""

    family: ClassVar[str] = "deadline"

    by: str
    to: str = ""
    sent_by: str = ""
    signed_by: Names = ()
    what: Names = ()
    how: str = ""
    date: DateSentence = Field(alias="when")


class Decision(Rule):
    """A matter that a body decides, and what the article asks of that decision."""

    family: ClassVar[str] = "decision"
    bends: ClassVar[bool] = True

    by: str
    majority: str = ""
    quorum: str = ""
    standing_item: bool = False
    named: bool = False
    heard: bool = False
    after: str = ""
