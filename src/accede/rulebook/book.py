"""A whole rulebook: the statutes of one association, as they stand from one day on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from pydantic import PrivateAttr

from accede.rulebook.body import Body, Deadline, Decision
from accede.rulebook.category import Category, Standing, has_right
from accede.rulebook.count import Ballots, Sees, check_roll, groups, possible, shares, voiced, whole
from accede.rulebook.criterion import Criteria, Criterion
from accede.rulebook.fact import FactRule
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.fee import Fee
from accede.rulebook.form import Document, Form
from accede.rulebook.majority import Majority, Quorum
from accede.rulebook.path import Path
from accede.rulebook.rule import Frozen, Keyed, Text
from accede.rulebook.tally import Entitled, Outcome, Tally, Voter
from accede.rulebook.verdict import Amount, Answer, Mark, Named, Verdict, merged
from accede.rulebook.weight import Proxy, Voice, Weight

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
        known = {name: value for name, value in given.items() if value is not None}
        for name in self._fact_order():
            worked = self.fact[name].part.reckon(known)
            if worked.name:
                known[name] = worked.name
            elif worked.value is not None:
                known[name] = worked.value
        return known

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
        weight = next((w for w in self.weight.values() if voter.category in w.categories or not w.categories), None)
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

    def fee_for(self, category: str, facts: Facts, joined: date | None = None) -> Amount:
        """The yearly fee of a member of a category; for the first year if the day of joining is given."""
        fee = next((f for f in self.fee.values() if category in f.categories or not f.categories), None)
        if fee is None:
            return Amount(money=None, code="fee.no_rule", values={"category": Named("category", category)})
        known = self.facts(facts)
        return self._given(fee.reckon(known, self.rulebook.currency, joined), known)

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

    def _given(self, answer: A, known: Facts) -> A:
        """The same, naming as missing what somebody could give and not what would be worked out from it."""
        names, waiting = [], list(answer.missing)
        while waiting:
            name = waiting.pop(0)
            part = self.fact[name].part if name in self.fact else None
            deeper = [one for one in part.reckon(known).missing if one not in known] if part else []
            waiting += deeper
            names += [] if deeper or name in names else [name]
        return replace(answer, missing=tuple(names))

    def _fact_order(self) -> list[str]:
        """Worked-out facts, each after those it needs; the loader has refused circles."""
        order: list[str] = []
        waiting = [name for name, rule in self.fact.items() if rule.part is not None]
        while waiting:
            name = next(one for one in waiting if not self.fact[one].part.asks() & set(waiting) - {one})
            waiting.remove(name)
            order.append(name)
        return order


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
