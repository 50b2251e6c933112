"""What every rule shares: article, label, assumed, unknown, if, except."""

import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from accede.rulebook.condition import Condition
from accede.rulebook.day import DateSentence
from accede.rulebook.facts import Facts, exact, read_share
from accede.rulebook.fault import unfit, wrong
from accede.rulebook.grant import Grant
from accede.rulebook.verdict import Mark, Verdict

LANGUAGES = frozenset(
    {"bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mk", "mt",
     "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk"}
)  # fmt: skip
ANY = ""
APPLIES = Verdict(holds=True, code="rule.applies")


def _text(value: object) -> object:
    if isinstance(value, str):
        return {ANY: value}
    if isinstance(value, dict) and value and all(isinstance(v, str) for v in value.values()):
        strange = sorted(set(value) - LANGUAGES - {ANY})
        if strange:
            raise wrong("not_a_language", given=strange[0])
        return value
    raise wrong("not_a_text")


def several(value: object) -> object:
    """Read one name as a list of one."""
    return (value,) if isinstance(value, str | dict | int) else value


def read_number(value: object) -> Fraction:
    """Read a number that is not below zero; raises a rulebook fault if it is not one."""
    number = exact(value)
    if number is None:
        raise wrong("not_a_number", given=str(value))
    if number < 0:
        raise unfit(value, "a number that is not below zero")
    return number


def _by_key(value: object) -> dict:
    if isinstance(value, str):
        return {ANY: {ANY: value}}
    if isinstance(value, dict) and value and set(value) <= LANGUAGES:
        return {ANY: value}
    if isinstance(value, dict):
        return value
    raise wrong("not_a_text")


Text = Annotated[dict[str, str], BeforeValidator(_text, json_schema_input_type=str | dict[str, str])]
Keyed = Annotated[
    dict[str, Text], BeforeValidator(_by_key, json_schema_input_type=str | dict[str, str | dict[str, str]])
]
Articles = Annotated[tuple[str, ...], BeforeValidator(several, json_schema_input_type=str | list[str])]
Names = Annotated[tuple[str, ...], BeforeValidator(several, json_schema_input_type=str | list[str])]
Share = Annotated[Fraction, BeforeValidator(read_share, json_schema_input_type=str)]
Number = Annotated[Fraction, BeforeValidator(read_number, json_schema_input_type=int | Decimal)]


class Frozen(BaseModel):
    """A value read from a rulebook: frozen, and strict about keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Exempt(Frozen):
    """One exception: when it applies or who grants it, and the rule as it then stands (None: set aside)."""

    when: Condition | None = None
    granted_by: str = ""
    reasons: bool = False
    until: DateSentence | None = None  # counted from the decision that grants it
    then: "Rule | None" = None


class Rule(Frozen):
    """Keys any rule may carry."""

    family: ClassVar[str] = ""
    needs_article: ClassVar[bool] = True
    bends: ClassVar[bool] = False  # whether `if` and `except` are read; refused where they would pass unheard

    article: Articles = ()
    overrides: Articles = ()  # articles of lower texts that say otherwise
    label: Text = {}
    says: Text = {}
    note: Text = {}
    assumed: Keyed = {}
    unknown: Keyed = {}
    binding: bool = False  # of the law: applies as well as what the statutes say
    only_if: Condition | None = Field(None, alias="if")
    exceptions: tuple[Exempt, ...] = Field((), alias="except")
    _name: str = PrivateAttr("")

    @model_validator(mode="before")
    @classmethod
    def _prepared(cls, raw: object, info: ValidationInfo) -> object:
        if not isinstance(raw, dict):
            raise wrong("not_a_table")
        data = dict(raw)
        stands_alone = any(ANY in _by_key(data[key]) for key in ("assumed", "unknown") if key in data)
        if cls.needs_article and not data.get("article") and not stands_alone:
            raise wrong("needs_article")
        for key in {"if", "except"} & set(data) if not cls.bends else ():
            raise wrong("unknown_key", given=key, near="")
        if isinstance(data.get("except"), list | tuple):
            data["except"] = tuple(_exempt(cls, data, one) for one in data["except"])
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema of a rule as it is written: the keys of its number beside its own, `as`, free exceptions."""
        schema = handler(core_schema)
        keys = handler.resolve_ref_schema(schema)["properties"]
        number = re.search(r'"(#/[^"]+)"', json.dumps(keys.pop("part", {})))
        if number:
            inner = handler.resolve_ref_schema({"$ref": number[1]})["properties"]
            keys |= {name: one for name, one in inner.items() if name not in keys}
        keys |= {"as": {"type": "string"}, "except": {"type": "array", "items": {"type": "object"}}}
        written = handler.resolve_ref_schema(schema)
        written["required"] = [name for name in written.get("required", ()) if name != "part"]
        return schema

    @property
    def name(self) -> str:
        """The name the rulebook gives it; its identity for storage, translation and comparison."""
        return self._name

    def with_name(self, name: str) -> Self:
        """Return this rule, and its variants, under its name."""
        self._name = name
        for one in self.exceptions:
            if one.then is not None:
                one.then.with_name(name)
        return self

    def marks(self, *keys: str) -> tuple[Mark, ...]:
        """The assumed and unknown marks of the whole rule and of these keys."""
        path = f"{self.family}.{self._name}"
        found = [
            Mark(kind, path if key == ANY else f"{path}.{key}", texts[key])
            for kind, texts in (("assumed", self.assumed), ("unknown", self.unknown))
            for key in dict.fromkeys((ANY, *keys))
            if key in texts
        ]
        return tuple(found)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Every article that it, or what an exception makes of it, rests on."""
        return tuple(dict.fromkeys(name for one in self.variants for name in one.article))

    @property
    def every_mark(self) -> tuple[Mark, ...]:
        """All that is assumed or unknown in it."""
        return self.marks(*self.assumed, *self.unknown)

    def is_unknown(self, *keys: str) -> bool:
        """Say whether the text says something here that nobody has loaded."""
        return not self.hidden.isdisjoint((ANY, *keys))

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The keys of which nobody has loaded what the text says."""
        return frozenset(self.unknown)

    @property
    def variants(self) -> "tuple[Rule, ...]":
        """The rule itself, and what each of its exceptions makes of it."""
        return (self, *(one.then for one in self.exceptions if one.then is not None))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition on facts that it asks."""
        asked = (self.only_if, *(one.when for one in self.exceptions))
        return tuple(one for one in asked if one is not None)

    def applies(self, facts: Facts) -> Verdict:
        """Say whether it applies at all, whatever its exceptions make of it."""
        return self.only_if.judge(facts) if self.only_if else APPLIES

    def readings(self, facts: Facts) -> "tuple[tuple[Rule | None, ...], Verdict]":
        """Return every way this rule may stand for these facts (None: it does not apply), and the reason.

        More than one only if the reason is *cannot say*. Granted exceptions count when the fact "granted" names
        this rule.
        """
        decisive = self.applies(facts)
        if decisive.holds is False:
            return ((None,), decisive)
        ways: list[Rule | None] = [None] if decisive.holds is None else []
        unsaid = [decisive] if decisive.holds is None else []
        for one in self.exceptions:
            taken = self._taken(one, facts)
            ways += [one.then] if taken.holds is not False else []
            unsaid += [taken] if taken.holds is None else []
            if taken.holds:
                decisive = taken
                break
        else:
            ways.append(self)
        return (tuple(ways), Verdict.all(unsaid, code="rule.applies") if unsaid else decisive)

    def under(self, facts: Facts) -> "tuple[Rule | None, Verdict]":
        """Return the rule as it stands for these facts (None: it does not apply), itself if that cannot be said."""
        ways, reason = self.readings(facts)
        return (ways[0] if len(ways) == 1 else self, reason)

    def _taken(self, one: Exempt, facts: Facts) -> Verdict:
        if one.when is not None:
            return one.when.judge(facts)
        path, granted = f"{self.family}.{self._name}", facts.get("granted") or ()
        answers = [_stands(one, grant, facts) for grant in granted if path in (grant, getattr(grant, "rule", ""))]
        return Verdict.any(answers, code="rule.granted")


Exempt.model_rebuild()


def _stands(one: Exempt, grant: Grant | str, facts: Facts) -> Verdict:
    """Say whether what was granted is this exception, with the reasons it needs, and has not ended."""
    if isinstance(grant, str):
        return Verdict(holds=True, code="rule.granted")
    if grant.by not in ("", one.granted_by):
        return Verdict(holds=False, code="rule.not_granted")
    if one.reasons and not grant.reasons:
        return Verdict(holds=False, code="rule.without_reasons")
    ends = grant.until or (one.until and grant.on and one.until.on(dict.fromkeys(_DECIDED, grant.on)).on)
    if ends is None:
        missing = () if one.until is None else ("granted",)
        return Verdict(holds=None if missing else True, code="rule.granted", missing=missing)
    today = facts.get("today")
    if not isinstance(today, date):
        return Verdict(holds=None, code="fact.missing", missing=("today",), values={"fact": "today"})
    holds = today <= ends
    return Verdict(holds=holds, code="rule.granted_until" if holds else "rule.ended", values={"day": ends})


_DECIDED = ("decision", "calendar_year", "today")  # anchors that are the day on which it was granted


def _exempt(cls: type[Rule], data: dict, one: object) -> dict:
    if not isinstance(one, dict) or ("if" in one) == ("granted_by" in one):
        raise wrong("exception_opening")
    changes = {key: value for key, value in one.items() if key not in ("if", "granted_by", "reasons", "until")}
    whole = {key: value for key, value in data.items() if key != "except"} | changes
    return {
        "when": one.get("if"),
        "granted_by": one.get("granted_by", ""),
        "reasons": one.get("reasons", False),
        "until": one.get("until"),
        "then": cls.model_validate(whole) if changes else None,
    }
