"""A path: the one procedure. It carries a member from one category into another, step by step."""

from collections.abc import Collection
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook.day import DateSentence
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.rule import Articles, Frozen, Names, Rule, Text

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
        return {key: value for key, value in raw.items() if key != verbs[0]} | {"verb": verbs[0], "what": raw[verbs[0]]}


class Path(Rule):
    """From a category (or outside) into another, opened by whom, by which criterion, in which steps."""

    family: ClassVar[str] = "path"

    from_: str = Field("outside", alias="from")
    into: str
    criterion: str = ""
    opened_by: Names = ()
    steps: tuple[Step, ...]

    @model_validator(mode="after")
    def _names_once(self) -> "Path":
        names = [step.name for step in self.steps]
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise wrong("step_twice", given=twice[0])
        return self

    def step(self, name: str) -> Step:
        """The step of this name; raises KeyError if there is none."""
        return {step.name: step for step in self.steps}[name]

    def next(self, done: Collection[str]) -> Step | None:
        """The first step that is not done; None when the path is walked to its end."""
        return next((step for step in self.steps if step.name not in done), None)

    def doing(self, verb: str) -> Step | None:
        """The step with this verb; None if the path has none."""
        return next((step for step in self.steps if step.verb == verb), None)
