"""A vote recounted: rights, caps, proxies, voices, quorum, majority, outcome.

Whoever has no right is out before anything is counted. What hangs on an unknown is counted both ways: the answer
is *cannot say* only if the two ways differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accede.rulebook import ways
from accede.rulebook.blocks import Needs, blocks, groups_of
from accede.rulebook.body import Body, Decision
from accede.rulebook.caps import capped
from accede.rulebook.entitled import all_entitled
from accede.rulebook.facts import Facts, exact
from accede.rulebook.majority import Majority, Quorum
from accede.rulebook.roll import Ballots, Unfit, check_ballots, check_proxies, check_roll, whole
from accede.rulebook.tally import Outcome, Tally, Voter
from accede.rulebook.verdict import Verdict, merged

if TYPE_CHECKING:
    from accede.rulebook.book import Book

__all__ = ["Ballots", "Motion", "Unfit", "check_roll", "count", "whole"]


@dataclass(frozen=True, slots=True)
class Motion:
    """What is known of the motion itself, and which reading in which call it is."""

    facts: Facts
    reading: int = 1
    call: int = 1

    @property
    def picked(self) -> dict[str, str]:
        """What a body has picked for groups that do not agree."""
        return {
            name.removeprefix("voice."): str(said) for name, said in self.facts.items() if name.startswith("voice.")
        }


def count(book: "Book", matter: str, roll: Iterable[Voter], ballots: Ballots | None, motion: Motion) -> Outcome:
    """Recount a vote; ballots None: nothing is cast yet, only the opening is judged. Raises Unfit on a faulty roll."""
    readings, reason = book.decision[matter].readings({**motion.facts, "matter": matter})
    asked = [_Asked.of(book, one or book.decision[matter], motion.reading) for one in readings]
    voice = book.voice.get(asked[-1].body.voice)
    voters, cast = _checked(book, roll, ballots or {})
    rights = capped(book, voters, all_entitled(book, tuple(voters.values()), matter, motion.facts))
    together = {name for name in book.category if (weight := book.weight_of(name)) and weight.together}
    check_ballots(voters, rights, cast, together)
    needs = Needs.of([test for one in asked for test in one.tests(motion.call)], voice is not None, book.grouping)
    group = voice.group if voice else "country"
    found = blocks(voters, rights, cast, tuple(book.proxy.values()), needs, group)
    places = dict.fromkeys(one.country if group == "country" else one.belongs(group) for one in voters.values())
    groups = groups_of(voters.values(), needs.scopes)
    fold = ways.Fold(voice, motion.picked, needs)
    reached = ways.ways(found, fold, groups, _sees(asked, motion.call), places)
    start = _given(ways.start(len(places), needs.zeros(groups)), motion.facts)
    tallies = ways.possible(reached, fold, start, _sees(asked, motion.call))

    unsaid = [one.verdict for one in rights.values() if one.verdict.holds is None]
    unsaid += [reason] if reason.holds is None else []
    # Nobody can say for which country it speaks; as long as it is silent that changes nothing.
    placeless = [one for one in found if voice and not one.place and one.choices and one.holds is not False]
    unsaid += [Verdict(holds=None, code="voice.country_unknown", missing=(group,)) for _one in placeless]
    spoken = ways.voiced(reached, fold) if voice else ()
    waiting = [one.verdict for one in spoken if one.verdict.missing]
    unsaid += waiting
    open_ = bool(placeless or waiting)
    pairs = [(one, tally) for one in asked for tally in tallies]
    quorum = _over([one.quorum(tally, motion.call, ballots is None) for one, tally in pairs], unsaid, open_)
    verdict = _over([one.majority(tally, motion) for one, tally in pairs], unsaid, open_)
    return Outcome(tuple(rights.values()), spoken, quorum, tallies[0], verdict, _outcome(quorum, verdict))


def _checked(book: "Book", roll: Iterable[Voter], ballots: Ballots) -> tuple[dict[str, Voter], Ballots]:
    several = tuple(roll)
    check_roll(several, book.category)
    voters = {voter.member: voter for voter in several}
    check_proxies(voters, tuple(book.proxy.values()), ballots)
    return voters, ballots


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one reading of a decision asks: its own majority and quorum, or those of its body."""

    decision: Decision
    body: Body
    majorities: tuple[Majority, ...]
    quorums: tuple[Quorum, ...]
    reading: int

    @classmethod
    def of(cls, book: "Book", decision: Decision, reading: int) -> "_Asked":
        body = book.body[decision.by]
        names = decision.in_reading(reading) or body.majority
        quorums = tuple(book.quorum[name] for name in decision.quorum or body.quorum)
        return cls(decision, body, tuple(book.majority[name] for name in names), quorums, reading)

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
        if decision.is_unknown("quorum") or (not decision.quorum and body.is_unknown("quorum")):
            marks = decision.marks("quorum") + body.marks("quorum")
            return Verdict(holds=None, code="quorum.cannot_say", article=decision.article, marks=marks)
        if self.quorums:
            return _any([one.judge(tally, call, opening) for one in self.quorums], "quorum.any")
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
        own = bool(decision.in_reading(self.reading))
        marks = decision.marks("majority", "readings") + (() if own else body.marks("majority"))
        unseen = decision.is_unknown("majority", "readings") or (not own and body.is_unknown("majority"))
        if unseen or not self.majorities:
            return Verdict(holds=None, code="majority.unknown", article=decision.article, marks=marks)
        answers = [one.judge(tally, motion.facts) for one in self.majorities]
        return _any(answers, "majority.any").resting_on(decision.article, marks)


def _any(answers: list[Verdict], code: str) -> Verdict:
    """Of several answers any one suffices; the first that decides says how it came about."""
    if len(answers) == 1:
        return answers[0]
    decided = Verdict.any(answers, code=code)
    first = decided.because[0]
    return replace(decided, code=first.code if isinstance(first, Verdict) else decided.code, values=first.values)


def _sees(asked: Sequence[_Asked], call: int) -> ways.Sees:
    return lambda tally: tuple(one.sees(tally, call) for one in asked)


def _given(tally: Tally, facts: Facts) -> Tally:
    """A tally with the counts that somebody must give, such as "votes at last assembly"."""
    given = {name: number for name, value in facts.items() if " at " in name and (number := exact(value)) is not None}
    return tally if not given else replace(tally, more=tuple(sorted((dict(tally.more) | given).items())))


def _over(answers: list[Verdict], unsaid: list[Verdict], open_: bool) -> Verdict:
    """One answer over every possible tally, or *cannot say* if they differ or are not all known."""
    one = answers[0]
    hangs = open_ or len({answer.holds for answer in answers}) > 1
    if not hangs and not (one.holds is None and unsaid and one.code != "majority.unknown"):
        return one
    return Verdict(
        holds=None,
        code="tally.cannot_say",
        missing=merged(*(reason.missing for reason in unsaid)) or one.missing,
        article=one.article,
        marks=merged(one.marks, *(reason.marks for reason in unsaid)),
        values={"members": len(unsaid)},
        because=tuple(unsaid),
    )


def _outcome(quorum: Verdict, verdict: Verdict) -> str:
    if quorum.holds is False:
        return "no_quorum"
    if quorum.holds is None or verdict.holds is None:
        return "cannot_say"
    return "carried" if verdict.holds else "rejected"
