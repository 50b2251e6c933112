"""A whole rulebook: the statutes of one association, as they stand from one day on."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from pydantic import PrivateAttr

from accede.rulebook import fees, known
from accede.rulebook.ballot import Ballot
from accede.rulebook.body import Body, Deadline, Decision
from accede.rulebook.category import Category, Standing, has_right
from accede.rulebook.count import Ballots, Sees, check_roll, groups, possible, shares, voiced, whole
from accede.rulebook.criterion import Criteria, Criterion
from accede.rulebook.election import Election
from accede.rulebook.fact import FactRule
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.fee import Fee
from accede.rulebook.form import Document, Form
from accede.rulebook.majority import Majority, Quorum
from accede.rulebook.path import Path
from accede.rulebook.rule import Frozen, Keyed, Text
from accede.rulebook.table import Table
from accede.rulebook.tally import Entitled, Outcome, Tally, Voter
from accede.rulebook.verdict import Amount, Answer, Mark, Verdict, merged
from accede.rulebook.weight import Proxy, Voice, Weight
from accede.rulebook.year import Year

A = TypeVar("A", bound=Answer)


class Head(Frozen):
    """Whose rulebook it is, from when, in which languages."""

    association: str
    long_name: Text = {}
    in_force: date
    languages: tuple[str, ...]
    authoritative: str = ""
    currency: str = "EUR"
    time_zone: str = "Europe/Brussels"
    documents: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    partial: Text = {}
    assumed: Keyed = {}


class Article(Frozen):
    """One article: our wording of it, and its text where the association has loaded it."""

    title: Text = {}
    mark: Text = {}
    says: Text = {}
    text: Text = {}
    source: str = ""
    document: str = ""
    assumed: Keyed = {}


class Book(Frozen):
    """The rules by kind and name. Its verbs answer; they never act."""

    rulebook: Head
    article: dict[str, Article] = {}
    fact: dict[str, FactRule] = {}
    table: dict[str, Table] = {}
    category: dict[str, Category] = {}
    standing: dict[str, Standing] = {}
    criterion: dict[str, Criterion] = {}
    path: dict[str, Path] = {}
    body: dict[str, Body] = {}
    deadline: dict[str, Deadline] = {}
    decision: dict[str, Decision] = {}
    majority: dict[str, Majority] = {}
    quorum: dict[str, Quorum] = {}
    weight: dict[str, Weight] = {}
    voice: dict[str, Voice] = {}
    proxy: dict[str, Proxy] = {}
    ballot: dict[str, Ballot] = {}
    election: dict[str, Election] = {}
    fee: dict[str, Fee] = {}
    form: dict[str, Form] = {}
    document: dict[str, Document] = {}
    _criteria: Criteria = PrivateAttr(default_factory=Criteria)

    def model_post_init(self, context: object) -> None:
        """Give every rule its name and gather the criteria."""
        for kind in KINDS:
            for name, rule in getattr(self, kind).items():
                rule.with_name(name)
        self._criteria.update(self.criterion)
        for fee in self.fee.values():
            fee.rest_on(known.marks(self, fee.asks()))

    @property
    def criteria(self) -> Criteria:
        """The criteria as one tree that can be judged."""
        return self._criteria

    def marks(self) -> tuple[Mark, ...]:
        """Every place of the rulebook that is assumed or unknown."""
        found = [rule.marks(*rule.assumed, *rule.unknown) for kind in KINDS for rule in getattr(self, kind).values()]
        return tuple(dict.fromkeys(mark for marks in found for mark in marks))

    def facts(self, given: Facts) -> dict[str, Fact]:
        """The given facts and all that can be worked out from them."""
        return known.all_facts(self, self.order, given)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The facts that are worked out, each after those it needs."""
        return known.order(self)

    def right(self, right: str, category: str, facts: Facts) -> Verdict:
        """Say whether a member of a category, with these facts, has a right."""
        known = self.facts({**facts, "category": category})
        return self._given(has_right(right, self.category[category], self.standing.values(), known), known)

    def votes(self, voter: Voter, matter: str) -> Entitled:
        """How many votes a voter has on a matter, and why."""
        place = {"country": voter.country} if voter.country else {}
        facts = self.facts({**voter.facts, **place, "matter": matter, "category": voter.category})
        verdict = has_right("vote", self.category[voter.category], self.standing.values(), facts)
        verdict = self._given(verdict, facts)
        if verdict.holds is False:
            return Entitled(voter.member, 0, verdict)
        weight = known.weight_of(self, voter.category)
        worked = weight.reckon(facts) if weight else None
        if worked is None or worked.value is None or worked.value.denominator != 1:
            missing = worked.missing if worked else ()
            unsaid = Verdict(holds=None, code="weight.cannot_say", missing=missing)
            return Entitled(voter.member, None, self._given(unsaid, facts))
        return Entitled(voter.member, int(worked.value), verdict.resting_on(weight.article, weight.marks("fixed")))

    def count(self, matter: str, roll: Iterable[Voter], ballots: Ballots, motion: Facts | None = None) -> Outcome:
        """Recount a vote: rights, voices, quorum, tally, verdict, outcome. Raises Unfit on a faulty roll or ballot.

        `motion` is what is known of the motion itself, for the exceptions of its decision.
        """
        ways, reason = self.decision[matter].readings({**(motion or {}), "matter": matter})
        decisions = [one or self.decision[matter] for one in ways]
        body = self.body[decisions[-1].by]
        voice, voters = self.voice.get(body.voice), tuple(roll)
        check_roll(voters, self.category)
        rights = {voter.member: self.votes(voter, matter) for voter in voters}
        cast = {member: whole(ballot, rights.get(member)) for member, ballot in ballots.items()}
        sees = self._sees(decisions, body)
        parts = shares(voters, rights, cast, next(iter(self.proxy.values()), None))
        found = groups(parts, voice, sees)
        tallies = possible(found, voice, len(voters), sees)
        pairs = [(decision, tally) for decision in decisions for tally in tallies]
        unsaid = [one.verdict for one in rights.values() if one.verdict.holds is None]
        unsaid += [reason] if reason.holds is None else []
        # Nobody can say for which country it speaks; as long as it is silent that changes nothing.
        placeless = [one for one in parts if voice and not one.voter.country and one.choices]
        unsaid += [Verdict(holds=None, code="voice.country_unknown", missing=("country",)) for _one in placeless]
        open_ = bool(placeless) or any(one.votes is None for one in rights.values())
        quorum = _over([self._quorum(decision, body, tally) for decision, tally in pairs], unsaid, open_)
        verdict = _over([self._majority(decision, body, tally) for decision, tally in pairs], unsaid, open_)
        spoken = voiced(found, voice) if voice else ()
        return Outcome(tuple(rights.values()), spoken, quorum, tallies[0], verdict, _outcome(quorum, verdict))

    def fee_for(
        self,
        category: str,
        facts: Facts,
        joined: date | None = None,
        *,
        left: date | None = None,
        on: date | None = None,
    ) -> Amount:
        """The fee of a member of a category for the year of a day; less if it joined or left in that year."""
        return fees.fee_for(self, category, facts, Year(on, joined, left))

    def fees_of(self, roll: Iterable[Voter], on: date | None = None, facts: Facts | None = None) -> dict[str, Amount]:
        """What each member of the roll owes for the year of a day. `facts` are those of the association itself."""
        return fees.fees_of(self, roll, on, facts or {})

    def _sees(self, decisions: list[Decision], body: Body) -> Sees:
        majorities = [self.majority.get(one.majority or body.majority) for one in decisions]
        rules = [one for one in majorities + [self.quorum.get(one.quorum or body.quorum) for one in decisions] if one]
        return lambda tally: tuple(rule.sees(tally) for rule in rules)

    def _quorum(self, decision: Decision, body: Body, tally: Tally) -> Verdict:
        name = decision.quorum or body.quorum
        unseen = decision.is_unknown("quorum") or (not decision.quorum and body.is_unknown("quorum"))
        if name and not unseen:
            return self.quorum[name].judge(tally)
        if unseen:
            marks = decision.marks("quorum") + body.marks("quorum")
            return Verdict(holds=None, code="quorum.cannot_say", article=decision.article, marks=marks)
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

    def _majority(self, decision: Decision, body: Body, tally: Tally) -> Verdict:
        name = decision.majority or body.majority
        marks = decision.marks("majority") + (() if decision.majority else body.marks("majority"))
        unseen = decision.is_unknown("majority") or (not decision.majority and body.is_unknown("majority"))
        if unseen or not name:
            return Verdict(holds=None, code="majority.unknown", article=decision.article, marks=marks)
        return self.majority[name].judge(tally).resting_on(decision.article, marks)

    def _given(self, answer: A, facts: Facts) -> A:
        return known.naming(self, answer, facts)


KINDS = tuple(name for name in Book.model_fields if name not in ("rulebook", "article"))


def _over(answers: list[Verdict], unsaid: list[Verdict], open_: bool) -> Verdict:
    """One answer over every possible tally, or *cannot say* if they differ or are not all known."""
    if len({one.holds for one in answers}) == 1 and not open_:
        return answers[0]
    return Verdict(
        holds=None,
        code="tally.cannot_say",
        missing=merged(*(one.missing for one in unsaid)),
        article=answers[0].article,
        marks=answers[0].marks,
        values={"members": len(unsaid)},
        because=tuple(unsaid),
    )


def _outcome(quorum: Verdict, verdict: Verdict) -> str:
    if quorum.holds is False:
        return "no_quorum"
    if quorum.holds is None or verdict.holds is None:
        return "cannot_say"
    return "carried" if verdict.holds else "rejected"
