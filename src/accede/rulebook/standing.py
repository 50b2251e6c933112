"""Standings: states over a category in which rights are lost, how one comes into them and out again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar

from accede.rulebook.category import Category, Right
from accede.rulebook.condition import Condition
from accede.rulebook.facts import Facts
from accede.rulebook.grant import Held
from accede.rulebook.rule import ANY, Rule, Text
from accede.rulebook.seat import LengthOfTime
from accede.rulebook.verdict import Named, Verdict

PAY = {ANY: "pay"}  # the cure of whoever owes: payment
HELD = "standing"  # the fact that names the standings a path has led a member into; none if it is not given


class Standing(Rule):
    """A state over a category in which rights are lost, and what cures it.

    It holds by itself while `if` does, or since a path led into it; no longer than `at_most`, and never once `until`.
    """

    family: ClassVar[str] = "standing"
    bends: ClassVar[bool] = True

    loses: tuple[Right, ...]
    at_most: LengthOfTime | None = None
    until: Condition | None = None
    cure: Text = {}  # a sentence, or the one word `pay`

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition on facts that it asks."""
        return (*super().conditions, *([self.until] if self.until else ()))

    def applies(self, facts: Facts) -> Verdict:
        """Say whether a member with these facts is in this standing."""
        entered = [self._since(one, facts) for one in _held(facts) if one.standing == self.name]
        ways = [*entered, *([self.only_if.judge(facts)] if self.only_if else ())]
        within = Verdict.any(ways, code="standing.entered")
        if self.until is None:
            return within
        return Verdict.all([within, self._not_yet(facts)], code="standing.applies")

    def ended_on(self, facts: Facts) -> date | None:
        """The day on which it ends by itself for a member with these facts; None if no rule says one."""
        held = [one.since for one in _held(facts) if one.standing == self.name and one.since]
        return self.ends(max(held)) if held else None

    def ends(self, since: date) -> date | None:
        """The day on which it has ended for whoever came into it on this day; None if no rule says one."""
        return self.at_most.after(since) if self.at_most else None

    def keeps(self, right: str, facts: Facts) -> Verdict:
        """Say whether a member with these facts keeps a right under this standing."""
        if not any(right in one.loses for one in self.variants):
            return Verdict(holds=True, code="right.not_touched")
        ways, reason = self.readings(facts)
        decided = Verdict.agreed(
            [Verdict(holds=one is None or right not in one.loses, code="right.whole") for one in ways], reason
        )
        code = {True: "right.kept", False: "right.lost", None: "right.standing_unknown"}[decided.holds]
        until = self.ended_on(facts) if decided.holds is False else None
        return Verdict(
            holds=decided.holds,
            code=code,
            values={"standing": Named("standing", self.name), "right": right} | ({"until": until} if until else {}),
            missing=decided.missing,
            article=self.article,
            marks=self.marks("loses", "if"),
        )

    def _since(self, held: Held, facts: Facts) -> Verdict:
        if self.at_most is None:
            return Verdict(holds=True, code="standing.entered")
        today = facts.get("today")
        if held.since is None or not isinstance(today, date):
            missing = HELD if held.since is None else "today"
            return Verdict(holds=None, code="fact.missing", missing=(missing,), values={"fact": missing})
        ends = self.at_most.after(held.since)
        code = "standing.entered" if today < ends else "standing.ended"
        return Verdict(holds=today < ends, code=code, values={"day": ends})

    def _not_yet(self, facts: Facts) -> Verdict:
        ended = self.until.judge(facts)
        holds = None if ended.holds is None else not ended.holds
        code = "standing.ended_by" if ended.holds else "standing.not_ended"
        return Verdict(holds=holds, code=code, missing=ended.missing)


def _held(facts: Facts) -> Iterator[Held]:
    given = facts.get(HELD) or ()
    for one in (given,) if isinstance(given, str) else given:
        yield one if isinstance(one, Held) else Held(one)


def has_right(right: str, category: Category, standings: Iterable[Standing], facts: Facts) -> Verdict:
    """Say whether a member has a right: its category gives it and no standing takes it."""
    answers = [category.gives(right, facts), *(standing.keeps(right, facts) for standing in standings)]
    decided = Verdict.all(
        answers, code="right.whole", values={"right": right, "category": Named("category", category.name)}
    )
    if decided.holds is True:
        return decided
    first = decided.because[0]
    return replace(decided, code=first.code, values=first.values, article=first.article, marks=first.marks)


def wholeness(category: Category, standings: Iterable[Standing], facts: Facts) -> Verdict:
    """Say whether every right that a category gives is whole; what takes one is among `because`."""
    answers = [standing.keeps(right, facts) for standing in standings for right in category.rights]
    decided = Verdict.all(answers, code="standing.whole", values={"category": Named("category", category.name)})
    code = {True: "standing.whole", False: "standing.not_whole", None: "standing.unknown"}[decided.holds]
    return replace(decided, code=code, article=decided.article if decided.because else category.article)
