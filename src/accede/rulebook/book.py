"""A whole rulebook: the statutes of one association, as they stand from one day on."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, PrivateAttr

from accede.rulebook import fees, known
from accede.rulebook.ballot import Ballot
from accede.rulebook.body import Body, Deadline, Decision
from accede.rulebook.category import Category
from accede.rulebook.count import Ballots, Motion, count
from accede.rulebook.criterion import Criteria, Criterion
from accede.rulebook.day import YearEnd
from accede.rulebook.election import Election
from accede.rulebook.entitled import entitled
from accede.rulebook.fact import GROUPING, FactRule
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.fault import unfit
from accede.rulebook.fee import Fee
from accede.rulebook.form import Document, Form
from accede.rulebook.law import Beneath
from accede.rulebook.majority import Majority, Quorum
from accede.rulebook.path import Path
from accede.rulebook.rule import Frozen, Keyed, Rule, Text
from accede.rulebook.standing import Standing, has_right, wholeness
from accede.rulebook.table import Table
from accede.rulebook.tally import Choices, Entitled, Outcome, Voter
from accede.rulebook.verdict import Amount, Answer, Mark, Verdict
from accede.rulebook.weight import Cap, Proxy, Voice, Weight
from accede.rulebook.year import Year

A = TypeVar("A", bound=Answer)

PRESET = re.compile(r"[a-z][a-z0-9-]*/\d{4}-\d{2}-\d{2}")


def _preset(value: object) -> object:
    if isinstance(value, str) and (not value or PRESET.fullmatch(value)):
        return value
    raise unfit(value, 'a name such as "be-asbl/2020-12-24"')


Preset = Annotated[str, BeforeValidator(_preset)]


class Head(Frozen):
    """Whose rulebook it is, from when, in which languages."""

    association: str
    long_name: Text = {}
    in_force: date
    languages: tuple[str, ...]
    authoritative: str = ""
    currency: str = "EUR"
    time_zone: str = "Europe/Brussels"
    year_ends: YearEnd | None = None
    documents: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    partial: Text = {}
    assumed: Keyed = {}
    law: bool = False
    preset: Preset = ""
    early: dict[str, date] = {}  # rules used before the rest of this edition, from a day on
    late: dict[str, date] = {}  # rules of the edition before that go on, to the end of a day


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
    cap: dict[str, Cap] = {}
    ballot: dict[str, Ballot] = {}
    election: dict[str, Election] = {}
    fee: dict[str, Fee] = {}
    form: dict[str, Form] = {}
    document: dict[str, Document] = {}
    _criteria: Criteria = PrivateAttr(default_factory=Criteria)
    _law: Beneath | None = PrivateAttr(None)
    _stated: Facts = PrivateAttr(default_factory=dict)

    def model_post_init(self, context: object) -> None:
        """Give every rule its name and gather the criteria."""
        for kind in KINDS:
            for name, rule in getattr(self, kind).items():
                rule.with_name(name)
        self._criteria.update(self.criterion)
        for fee in self.fee.values():
            fee.rest_on(known.marks(self, fee.asks()))

    @property
    def law(self) -> Beneath | None:
        """The law beneath the statutes, if they stand on a preset."""
        return self._law

    def stand_on(self, law: Beneath) -> None:
        """Lay the law beneath these statutes, once, while they are read."""
        self._law = law

    @property
    def stated(self) -> Facts:
        """What the association has stated of itself."""
        return self._stated

    def knowing(self, stated: Facts) -> "Book":
        """Return the same rules with what the association has stated of itself."""
        if stated == self._stated:
            return self
        made = self.model_copy()
        made._stated = stated  # noqa: SLF001 - its own copy
        return made

    def also(self, kind: str) -> dict[str, Rule]:
        """The rules of a kind that the law makes binding, by name: they are asked as well."""
        return self._law.binding(kind) if self._law else {}

    def as_well(self, kind: str) -> dict[str, Rule]:
        """Those of them beside which the statutes have a rule of their own."""
        return self._law.as_well(kind) if self._law else {}

    @property
    def criteria(self) -> Criteria:
        """The criteria as one tree that can be judged."""
        return self._criteria

    def marks(self) -> tuple[Mark, ...]:
        """Every place of the rulebook that is assumed or unknown."""
        found = [rule.every_mark for kind in KINDS for rule in getattr(self, kind).values()]
        return tuple(dict.fromkeys(mark for marks in found for mark in marks))

    def facts(self, given: Facts) -> dict[str, Fact]:
        """The given facts, those of the association, and all that can be worked out from them."""
        return known.all_facts(self, self.order, {**self._stated, **given} if self._stated else given)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The facts that are worked out, each after those it needs."""
        return known.order(self)

    @cached_property
    def overriding(self) -> tuple[Rule, ...]:
        """The rules that go before an article of a lower text."""
        return tuple(rule for kind in KINDS for rule in getattr(self, kind).values() if rule.overrides)

    @cached_property
    def grouping(self) -> frozenset[str]:
        """The facts that put members into groups."""
        return frozenset(name for name, rule in self.fact.items() if rule.kind in GROUPING)

    def right(self, right: str, category: str, facts: Facts) -> Verdict:
        """Say whether a member of a category, with these facts, has a right."""
        known = self.facts({**facts, "category": category})
        return self._given(has_right(right, self.category[category], self.standing.values(), known), known)

    def standing_of(self, category: str, facts: Facts) -> Verdict:
        """Say whether every right of a member of a category, with these facts, is whole.

        Exceptions for one matter are left aside, unless it is given: they are for whoever asks about it.
        """
        known = self.facts({"matter": "", **facts, "category": category})
        return self._given(wholeness(self.category[category], self.standing.values(), known), known)

    def votes(self, voter: Voter, matter: str) -> Entitled:
        """How many votes a voter has on a matter, and why; before any cap on a group."""
        return entitled(self, voter, matter)

    def weight_of(self, category: str) -> Weight | None:
        """The rule of the votes of a category."""
        return known.weight_of(self, category)

    def count(
        self,
        matter: str,
        roll: Iterable[Voter],
        ballots: Ballots | None,
        motion: Facts | None = None,
        *,
        reading: int = 1,
        call: int = 1,
        written: bool = False,
        cards: Choices | None = None,
    ) -> Outcome:
        """Recount a vote: rights, voices, quorum, tally, verdict, outcome. Raises Unfit on a faulty roll or ballot.

        `motion` is what is known of the motion itself, for the exceptions of its decision. Without ballots nothing
        is cast yet, and only what is asked at the opening is judged. `written` is a decision without a meeting. `cards`
        were raised, so many on each side.
        """
        return count(self, matter, roll, ballots, Motion(motion or {}, reading, call, written), cards or {})

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

    def _given(self, answer: A, facts: Facts) -> A:
        return known.naming(self, answer, facts)


KINDS = tuple(name for name in Book.model_fields if name not in ("rulebook", "article"))
