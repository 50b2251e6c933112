"""A path: the one procedure. It carries a member from one category into another, or a motion to its decision."""

from collections.abc import Collection
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from accede.rulebook.body import Who
from accede.rulebook.condition import Condition
from accede.rulebook.day import DateSentence
from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.rule import ANY, Articles, Frozen, Names, Rule, Text
from accede.rulebook.seat import LengthOfTime, read_length
from accede.rulebook.verdict import Mark

OUTSIDE = "outside"  # whoever is in no category

VERBS = (
    "sends",
    "meets",
    "visits",
    "checks",
    "advises",
    "presents",
    "decides",
    "pays",
    "signs",
    "notifies",
    "waits",
    "puts",
)


class Step(Frozen):
    """Who does what, to whom, until when; its name is its identity."""

    name: str
    by: str
    verb: str
    what: Names
    to: str = ""
    when: DateSentence | None = None
    article: Articles = ()
    label: Text = {}
    says: Text = {}
    assumed: Text = {}
    yes: Literal["next", "done", "stop"] = "next"
    no: Literal["next", "done", "stop"] = "stop"
    within: str = ""
    only_if: Condition | None = Field(None, alias="if")
    into: str = ""  # this step already moves the member, if its answer is yes

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        if not isinstance(raw, dict):
            raise wrong("not_a_table")
        verbs = [verb for verb in VERBS if verb in raw]
        if len(verbs) != 1:
            raise wrong("step_verb", given=", ".join(verbs))
        if not raw[verbs[0]]:
            raise unfit(raw[verbs[0]], "what the step is about")
        if verbs[0] == "waits" and "when" not in raw:
            read_length(raw["waits"])
        return {key: value for key, value in raw.items() if key != verbs[0]} | {"verb": verbs[0], "what": raw[verbs[0]]}


def _worded(value: object) -> object:
    words = (value,) if isinstance(value, str) else value
    return {str(word): {ANY: str(word)} for word in words} if isinstance(words, list | tuple) else words


# A list of words, or a table of names with what they are called in each language.
Worded = Annotated[
    dict[str, Text], BeforeValidator(_worded, json_schema_input_type=str | list[str] | dict[str, dict[str, str]])
]


class Path(Rule):
    """From a category (or outside) into another, or into a standing: opened by whom, on what grounds, in which steps.

    With `if` and nobody who opens it, it opens by itself; without steps it happens by itself.
    """

    family: ClassVar[str] = "path"
    bends: ClassVar[bool] = True

    from_: str = Field("", alias="from")
    into: str = ""
    criterion: str = ""
    opened_by: Who = ()
    grounds: Worded = {}
    form: Worded = {}  # in which form it is opened, such as a registered letter
    filed: DateSentence | None = None  # the last day on which it may be opened
    steps: tuple[Step, ...] = ()
    effect: DateSentence | None = None
    meanwhile: str = ""  # the standing of the member until it is over
    refused_again: int | None = Field(None, ge=0)  # how often one may try again after a refusal
    wait: LengthOfTime | None = None  # how long after a refusal
    appeal: str = ""
    taken_back: DateSentence | None = None  # the last day on which whoever opened it may take it back

    @model_validator(mode="after")
    def _names_once(self) -> "Path":
        names = [step.name for step in self.steps]
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise wrong("step_twice", given=twice[0])
        return self

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition on facts that it asks, its steps' too."""
        return (*super().conditions, *(step.only_if for step in self.steps if step.only_if))

    @property
    def every_mark(self) -> tuple[Mark, ...]:
        """All that is assumed or unknown in it, its steps too."""
        steps = (Mark("assumed", f"path.{self.name}.{one.name}", one.assumed) for one in self.steps if one.assumed)
        return (*super().every_mark, *steps)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Every article that it rests on, or one of its steps."""
        return tuple(dict.fromkeys((*super().rests_on, *(name for step in self.steps for name in step.article))))

    def step(self, name: str) -> Step:
        """The step of this name; raises KeyError if there is none."""
        return {step.name: step for step in self.steps}[name]

    def next(self, done: Collection[str]) -> Step | None:
        """The first step that is not done; None when the path is walked to its end."""
        return next((step for step in self.steps if step.name not in done), None)

    def left_out(self, facts: Facts) -> frozenset[str]:
        """The names of the steps that nobody takes, because what they depend on is not so."""
        asked = ((step.name, step.only_if.judge(facts)) for step in self.steps if step.only_if)
        return frozenset(name for name, found in asked if found.holds is False)

    def doing(self, verb: str) -> Step | None:
        """The step with this verb; None if the path has none."""
        return next((step for step in self.steps if step.verb == verb), None)
