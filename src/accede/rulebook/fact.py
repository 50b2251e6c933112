"""A declared fact: who gives it and of what kind it is, or how it is worked out from others."""

from typing import ClassVar, Literal

from pydantic import model_validator

from accede.rulebook.part import Part, with_part
from accede.rulebook.rule import Rule, Text


class FactRule(Rule):
    """A fact that rules may ask for: given by somebody, or worked out from others."""

    family: ClassVar[str] = "fact"
    needs_article: ClassVar[bool] = False

    kind: Literal["number", "money", "share", "yes", "date", "country", "choice", "text"] = "number"
    about: Literal["member", "motion", "meeting", "association"] = "member"
    source: str = ""
    as_of: str = ""
    choices: dict[str, Text] = {}
    definition: Text = {}
    part: Part | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: object) -> object:
        return with_part(raw, always=False)
