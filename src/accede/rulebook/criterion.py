"""Criteria: a tree by names. A leaf is judged by people or computed from facts."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field, model_validator

from accede.rulebook.condition import Condition
from accede.rulebook.facts import Facts
from accede.rulebook.fault import wrong
from accede.rulebook.rule import Names, Rule
from accede.rulebook.verdict import Named, Verdict

ASIDE = "aside"  # what people found not to apply to this candidate
NOT_APPLICABLE = "criterion.not_applicable"

Judgements = Mapping[str, bool | str | None]  # yes, no, not yet known, or ASIDE


class Criterion(Rule):
    """One line of the tree: all of these, any of these, at least so many, a condition, or a judgement."""

    family: ClassVar[str] = "criterion"
    bends: ClassVar[bool] = True
    needs_article: ClassVar[bool] = False  # a line below another rests on that one's article

    judged_by: str = ""
    evidence: Names = ()
    all_: Names = Field((), alias="all")
    any_: Names = Field((), alias="any")
    number: int = Field(0, alias="at_least", ge=0)
    of: Names = ()
    holds_if: Condition | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "Criterion":
        forms = [bool(self.all_), bool(self.any_), bool(self.number or self.of), self.holds_if is not None]
        if sum(forms) > 1 or bool(self.number) != bool(self.of):
            raise wrong("criterion_form")
        return self

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the criteria it is made of; none for a leaf."""
        return self.all_ or self.any_ or self.of

    @property
    def is_judged(self) -> bool:
        """Say whether people judge it (a leaf without a condition)."""
        return not self.parts and self.holds_if is None


class Criteria(dict[str, Criterion]):
    """All criteria of a rulebook, by name."""

    def judge(self, name: str, judgements: Judgements, facts: Facts) -> Verdict:
        """Judge a criterion and all below it: yes, no, or not yet known."""
        criterion = self[name]
        values = {"criterion": Named("criterion", name)}
        ways, reason = criterion.readings(facts)
        if ways == (None,):
            return Verdict(holds=True, code="criterion.set_aside", values=values, article=criterion.article)
        answers = [self._reading(one, judgements, facts) for one in ways]
        verdict = Verdict.agreed(answers, reason)
        is_aside = all(one.code == NOT_APPLICABLE for one in answers)
        return Verdict(
            holds=verdict.holds,
            code=NOT_APPLICABLE if is_aside else _code(verdict.holds),
            values=values,
            missing=verdict.missing,
            article=criterion.article or verdict.article,
            marks=criterion.marks() + verdict.marks,
            because=verdict.because,
        )

    def leaves(self, name: str) -> tuple[str, ...]:
        """The names of all judged leaves below a criterion, in order."""
        criterion = self[name]
        if criterion.is_judged:
            return (name,)
        return tuple(leaf for part in criterion.parts for leaf in self.leaves(part))

    def articles(self, name: str, root: str) -> tuple[str, ...]:
        """The articles a line rests on: its own, else those of the line above it."""
        if self[name].article or name == root:
            return self[name].article
        above = next((one for one, criterion in self.items() if name in criterion.parts), root)
        return self.articles(above, root)

    def _reading(self, criterion: Criterion | None, judgements: Judgements, facts: Facts) -> Verdict:
        if criterion is None:
            return Verdict(holds=True, code="criterion.set_aside")
        return self._tree(criterion, judgements, facts) if criterion.parts else self._leaf(criterion, judgements, facts)

    def _tree(self, criterion: Criterion, judgements: Judgements, facts: Facts) -> Verdict:
        answers = [self.judge(part, judgements, facts) for part in criterion.parts]
        asked = [one for one in answers if one.code != NOT_APPLICABLE]
        if criterion.all_:
            return Verdict.all(answers, code="criterion.all" if asked else NOT_APPLICABLE)
        # A way in that does not apply is no way in.
        if criterion.any_:
            return Verdict.any(asked, code="criterion.any")
        return _at_least(criterion.number, asked)

    def _leaf(self, criterion: Criterion, judgements: Judgements, facts: Facts) -> Verdict:
        if criterion.holds_if is not None:
            return criterion.holds_if.judge(facts)
        found = judgements.get(criterion.name)
        if found == ASIDE:
            return Verdict(holds=True, code=NOT_APPLICABLE)
        holds = None if found is None else bool(found)
        return Verdict(holds=holds, code="criterion.judged", missing=() if holds is not None else (criterion.name,))


def _at_least(number: int, answers: list[Verdict]) -> Verdict:
    yes, unsaid = (sum(one.holds is wanted for one in answers) for wanted in (True, None))
    holds = True if yes >= number else False if yes + unsaid < number else None
    missing = tuple(name for one in answers if holds is None for name in one.missing)
    return Verdict(holds=holds, code="criterion.at_least", missing=missing, because=tuple(answers))


def _code(holds: bool | None) -> str:
    return {True: "criterion.met", False: "criterion.not_met", None: "criterion.not_yet"}[holds]
