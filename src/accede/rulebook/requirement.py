"""What is asked of a decision: by the statutes, and by the law beneath them as well."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from accede.rulebook.body import Body, Decision
from accede.rulebook.majority import Majority, Quorum
from accede.rulebook.motion import Motion
from accede.rulebook.tally import Tally
from accede.rulebook.verdict import Mark, Verdict

if TYPE_CHECKING:
    from accede.rulebook.book import Book


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one reading of a decision asks: its own majority and quorum, or those of its body.

    Without a meeting what the body asks in writing stands in place of both.
    """

    decision: Decision
    body: Body
    majorities: tuple[Majority, ...]
    quorums: tuple[Quorum, ...]
    reading: int
    in_writing: frozenset[str] = frozenset()  # which of them are asked in writing

    @classmethod
    def of(cls, book: "Book", decision: Decision, motion: Motion) -> "Requirement":
        """What a decision asks in one of its readings, or without a meeting."""
        body = book.body[decision.by]
        asked = {kind: body.in_writing(kind) for kind in ("majority", "quorum") if motion.written}
        names = asked.get("majority") or decision.in_reading(motion.reading) or body.majority
        quorums = asked.get("quorum") or decision.quorum or body.quorum
        found = (tuple(book.majority[name] for name in names), tuple(book.quorum[name] for name in quorums))
        return cls(decision, body, *found, motion.reading, frozenset(kind for kind, name in asked.items() if name))

    def tests(self, call: int) -> list:
        """Every test, with what of the tally it looks at."""
        asked = [test for one in self.majorities for test in one.tests]
        return [*asked, *(test for one in self.quorums for test in one.at(call).tests)]

    def sees(self, tally: Tally, call: int) -> tuple:
        """What two tallies must share to be judged alike."""
        seen = tuple(one.sees(tally) for one in self.majorities)
        return (*seen, *(one.sees(tally, call) for one in self.quorums))

    def quorum(self, tally: Tally, call: int, opening: bool) -> Verdict:
        """Say whether there is a quorum."""
        decision, body = self.decision, self.body
        unseen = decision.is_unknown("quorum") or (not decision.quorum and body.is_unknown("quorum"))
        if unseen and "quorum" not in self.in_writing:
            marks = decision.marks("quorum") + body.marks("quorum")
            return Verdict(holds=None, code="quorum.cannot_say", article=decision.article, marks=marks)
        if self.quorums:
            return any_of([one.judge(tally, call, opening) for one in self.quorums], "quorum.any")
        return Verdict(
            holds=True,
            code="quorum.none",
            article=body.article if not body.marks("quorum") else (),
            marks=body.marks("quorum"),
            values={
                "present": tally.members_present,
                "represented": tally.members_represented,
                "members": tally.members,
            },
        )

    def majority(self, tally: Tally, motion: Motion) -> Verdict:
        """Say whether any of its majorities is reached."""
        decision, body = self.decision, self.body
        if "majority" in self.in_writing:
            return self._judged(tally, motion, body.marks("written"))
        own = bool(decision.in_reading(self.reading))
        marks = decision.marks("majority", "readings") + (() if own else body.marks("majority"))
        unseen = decision.is_unknown("majority", "readings") or (not own and body.is_unknown("majority"))
        if unseen or not self.majorities:
            return Verdict(holds=None, code="majority.unknown", article=decision.article, marks=marks)
        return self._judged(tally, motion, marks)

    def _judged(self, tally: Tally, motion: Motion, marks: tuple[Mark, ...]) -> Verdict:
        answers = [one.judge(tally, motion.facts) for one in self.majorities]
        return any_of(answers, "majority.any").resting_on(self.decision.article, marks)


@dataclass(frozen=True, slots=True)
class Requirements:
    """What the statutes ask of a decision, and what the law asks as well: each must hold."""

    own: Requirement
    law: Requirement | None = None

    def tests(self, call: int) -> list:
        """Every test, with what of the tally it looks at."""
        return [test for one in self._both for test in one.tests(call)]

    def sees(self, tally: Tally, call: int) -> tuple:
        """What two tallies must share to be judged alike."""
        return tuple(one.sees(tally, call) for one in self._both)

    def quorum(self, tally: Tally, call: int, opening: bool) -> Verdict:
        """Say whether there is a quorum under both."""
        answers = [one.quorum(tally, call, opening) for one in self._both]
        # Where only one of them asks for a number, that one is told.
        return _each([one for one in answers if one.code != "quorum.none"] or answers[:1])

    def majority(self, tally: Tally, motion: Motion) -> Verdict:
        """Say whether it is carried under both."""
        return _each([one.majority(tally, motion) for one in self._both])

    @property
    def _both(self) -> Iterator[Requirement]:
        yield from (self.own, *((self.law,) if self.law else ()))


def requirements_of(book: "Book", decision: Decision, motion: Motion) -> tuple[list[Requirements], list[Verdict]]:
    """Every reading of a decision with every reading of what the law asks as well, and what is not known of them."""
    facts = {**motion.facts, "matter": decision.name}
    readings, reason = decision.readings(facts)
    own = [Requirement.of(book, one or decision, motion) for one in readings]
    bound = book.also("decision").get(decision.name)
    if bound is None or book.law is None:
        beneath = _of_its_body(book, decision, motion)
        return [Requirements(one, beneath) for one in own], [reason] if reason.holds is None else []
    laws, why = bound.readings(facts)
    law = [Requirement.of(book.law.book, one, motion) if one else None for one in laws]
    return [Requirements(*pair) for pair in product(own, law)], [one for one in (reason, why) if one.holds is None]


def _of_its_body(book: "Book", decision: Decision, motion: Motion) -> Requirement | None:
    """What the law asks of everything that a body decides without a meeting, also where it says no more of a matter."""
    body = book.also("body").get(decision.by)
    if not motion.written or body is None or not body.in_writing("majority"):
        return None
    majorities = tuple(book.law.book.majority[name] for name in body.in_writing("majority"))
    return Requirement(decision, body, majorities, (), motion.reading, frozenset({"majority", "quorum"}))


def _each(answers: list[Verdict]) -> Verdict:
    """One answer where all must hold, told as the one that decides it."""
    decided = Verdict.all(answers, code="majority.all")
    first = decided.because[0]
    return first if len(decided.because) == 1 else replace(decided, code=first.code, values=first.values)


def any_of(answers: list[Verdict], code: str) -> Verdict:
    """Of several answers any one suffices; the first that decides says how it came about."""
    if len(answers) == 1:
        return answers[0]
    decided = Verdict.any(answers, code=code)
    first = decided.because[0]
    return replace(decided, code=first.code if isinstance(first, Verdict) else decided.code, values=first.values)
