"""Categories of membership, and the standings that take rights away."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from accede.rulebook.condition import Condition
from accede.rulebook.facts import Facts
from accede.rulebook.rule import Rule
from accede.rulebook.verdict import Named, Verdict

Right = Literal["attend", "speak", "propose", "vote", "stand"]


class Category(Rule):
    """A kind of member and the rights it has."""

    family: ClassVar[str] = "category"
    bends: ClassVar[bool] = True

    rights: tuple[Right, ...]
    criterion: str = ""

    def gives(self, right: str, facts: Facts) -> Verdict:
        """Say whether this category has a right, on the matter the facts name."""
        ways, reason = self.readings(facts)
        answers = [Verdict(holds=one is not None and right in one.rights, code="right.whole") for one in ways]
        decided = Verdict.agreed(answers, reason)
        rule = ways[-1] or self
        code = {True: "right.of_category", False: "right.not_of_category", None: "right.category_unknown"}
        return Verdict(
            holds=decided.holds,
            code=code[decided.holds],
            values={"category": Named("category", self.name), "right": right},
            missing=decided.missing,
            article=rule.article,
            marks=rule.marks("rights"),
        )


class Standing(Rule):
    """A state over a category in which rights are lost, and what cures it."""

    family: ClassVar[str] = "standing"
    bends: ClassVar[bool] = True

    only_if: Condition = Field(alias="if")
    loses: tuple[Right, ...]
    cure: str = ""

    def keeps(self, right: str, facts: Facts) -> Verdict:
        """Say whether a member with these facts keeps a right under this standing."""
        if not any(right in one.loses for one in self.variants):
            return Verdict(holds=True, code="right.not_touched")
        ways, reason = self.readings(facts)
        decided = Verdict.agreed(
            [Verdict(holds=one is None or right not in one.loses, code="right.whole") for one in ways], reason
        )
        code = {True: "right.kept", False: "right.lost", None: "right.standing_unknown"}[decided.holds]
        return Verdict(
            holds=decided.holds,
            code=code,
            values={"standing": Named("standing", self.name), "right": right},
            missing=decided.missing,
            article=self.article,
            marks=self.marks("loses", "if"),
        )


def has_right(right: str, category: Category, standings: Iterable[Standing], facts: Facts) -> Verdict:
    """Say whether a member has a right: its category gives it and no standing takes it."""
    answers = [category.gives(right, facts), *(standing.keeps(right, facts) for standing in standings)]
    decided = Verdict.all(
        answers, code="right.whole", values={"right": right, "category": Named("category", category.name)}
    )
    if decided.holds is True:
        return decided
    first = decided.because[0]
    return Verdict(
        holds=decided.holds,
        code=first.code,
        values=first.values,
        missing=decided.missing,
        article=first.article,
        marks=first.marks,
        because=decided.because,
    )
