"""Categories of membership: the rights they give, and who may be in them."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from accede.rulebook.facts import Facts
from accede.rulebook.fault import unfit
from accede.rulebook.rule import Rule
from accede.rulebook.seat import LengthOfTime
from accede.rulebook.test import Test
from accede.rulebook.verdict import Due, Named, Verdict

Right = Literal["attend", "speak", "propose", "vote", "stand", "refund"]


class Category(Rule):
    """A kind of member and the rights it has."""

    family: ClassVar[str] = "category"
    bends: ClassVar[bool] = True

    rights: tuple[Right, ...]
    criterion: str = ""
    collective: bool = False  # all of them together are one member
    delegates: Test | None = None
    at_most: int | None = Field(None, ge=0)
    per: str = ""  # the fact whose every value has so many, such as country
    term: LengthOfTime | None = None

    @model_validator(mode="after")
    def _counts(self) -> "Category":
        if self.delegates and not self.delegates.is_count:
            raise unfit("delegates", "whole numbers")
        if self.per and self.at_most is None:
            raise unfit(self.per, "at_most beside it: how many there may be")
        return self

    def gives(self, right: str, facts: Facts) -> Verdict:
        """Say whether this category has a right, on the matter the facts name."""
        ways, reason = self.readings(facts)
        answers = [Verdict(holds=one is not None and one.lists(right), code="right.whole") for one in ways]
        decided = Verdict.agreed(answers, reason)
        rule = ways[-1] or self
        codes = {True: "right.of_category", False: "right.not_of_category", None: "right.category_unknown"}
        values = {"category": Named("category", self.name), "right": right}
        return replace(
            decided, code=codes[decided.holds], values=values, article=rule.article, marks=rule.marks("rights")
        )

    def lists(self, right: str) -> bool | None:
        """Say whether a right is among its rights; None where they are known in part only and this is none of those."""
        return True if right in self.rights else None if self.is_unknown("rights") else False

    def members(self, number: int) -> int:
        """As how many members so many of this category count."""
        return min(number, 1) if self.collective else number

    def may_send(self, number: int) -> Verdict:
        """Say whether a member of this category may send so many delegates."""
        judged = self.delegates.judge(number, {}) if self.delegates else Verdict(holds=True, code="test.met")
        code = "category.delegates" if judged.holds else "category.not_delegates"
        return replace(judged, code=code, values={"number": number}, article=self.article)

    def has_room(self, already: int | None) -> Verdict:
        """Say whether one more may be in it, beside so many of the same group (None: not known)."""
        free = self.at_most is None or (already is not None and already < self.at_most)
        holds = True if free else None if already is None and self.at_most else False
        code = {True: "category.room", False: "category.full", None: "category.room_unknown"}[holds]
        missing = (self.per or "members",) if holds is None else ()
        return Verdict(holds=holds, code=code, values={"number": already}, missing=missing, article=self.article)

    def term_ends(self, joined: date) -> Due:
        """The day on which the term of whoever joined on this day has ended; None if it has no end."""
        if self.term is None:
            return Due(on=None, code="category.no_term", article=self.article)
        ends = self.term.after(joined)
        values = {"anchor": "joined", "anchor_day": joined, "day": ends}
        return Due(on=ends, code="category.term", values=values, article=self.article, marks=self.marks("term"))
