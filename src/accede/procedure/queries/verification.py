"""The criteria of a candidacy as numbered lines, what was found of each, and what the rule makes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure.models import Candidacy, Conflict, Judgement
from accede.procedure.queries.candidacy import account_number
from accede.procedure.queries.entering import facts_known, has_arrived
from accede.procedure.queries.part import few_of, part_of
from accede.procedure.queries.path import checked
from accede.register.queries import office_holders
from accede.rulebook.criterion import ASIDE, Criteria, Criterion
from accede.rulebook.facts import Facts
from accede.rulebook.verdict import Answer, Verdict
from accede.statutes.queries import day_of

HOLDS = {
    Judgement.Answer.MET: True,
    Judgement.Answer.NOT_MET: False,
    Judgement.Answer.NOT_APPLICABLE: ASIDE,
    Judgement.Answer.NOT_YET: None,
}


@dataclass(frozen=True)
class Line:
    """One line of the tree of criteria: its number (3.2), and whether the rule sets it aside for this candidate."""

    number: str
    criterion: Criterion
    articles: tuple[str, ...]
    set_aside: bool = False

    @property
    def name(self) -> str:
        """The name of its criterion."""
        return self.criterion.name

    @property
    def is_top(self) -> bool:
        """Whether it stands on the first level."""
        return "." not in self.number

    @property
    def is_judged(self) -> bool:
        """Whether the Board judges it."""
        return self.criterion.is_judged and not self.set_aside

    @property
    def may_not_apply(self) -> bool:
        """Whether the rulebook itself knows candidates of which it is not asked."""
        return bool(self.criterion.exceptions or self.criterion.only_if)

    @property
    def answer(self) -> Answer:
        """What its citation is made of."""
        return Answer(code="criterion.judged", article=self.articles, marks=self.criterion.marks())


@dataclass(frozen=True)
class Finding:
    """What was found of one criterion: by each member, by the Board where they differ, and what no longer counts."""

    own: tuple[Judgement, ...]
    settled: Judgement | None
    earlier: tuple[Judgement, ...]

    @classmethod
    def of(cls, judgements: Sequence[Judgement]) -> "Finding":
        """Return what follows from all judgements of a criterion, the oldest first."""
        # Later ones overwrite: of each member, and of the Board as a whole, the latest counts.
        latest = {(one.for_board, one.account_id if not one.for_board else None): one for one in judgements}
        counting = [one for one in judgements if one in latest.values()]
        own = tuple(one for one in counting if not one.for_board)
        return cls(own, latest.get((True, None)), tuple(one for one in judgements if one not in counting))

    @property
    def counting(self) -> tuple[Judgement, ...]:
        """All that counts: what each member found, and what the Board settled."""
        return (*self.own, *([self.settled] if self.settled else []))

    @property
    def differs(self) -> bool:
        """Whether its members found different things."""
        return len({one.answer for one in self.own}) > 1

    @property
    def telling(self) -> Judgement | None:
        """The judgement that says what was found: the Board's where its members differ, else the latest of theirs."""
        return self.settled if self.differs or not self.own else self.own[-1]

    @property
    def answer(self) -> str:
        """What was found; empty while its members differ."""
        return self.telling.answer if self.telling else ""

    def by(self, account: int | None) -> Judgement | None:
        """Return what a member found."""
        return next((one for one in self.own if one.account_id == account), None)


def lines(criteria: Criteria, root: str, facts: Facts) -> list[Line]:
    """Return all lines below a criterion, numbered, in order; itself if nothing is below it; none without one."""
    if not root:
        return []
    if not criteria[root].parts:
        return [Line("1", criteria[root], criteria.articles(root, root))]
    return list(_below(criteria, root, root, facts, "", aside=False))


def has_criteria(candidacy: Candidacy) -> bool:
    """Say whether the statutes name criteria for the path of a candidacy."""
    return bool(checked(candidacy.way))


def lines_of(candidacy: Candidacy) -> list[Line]:
    """Return the criteria that a candidacy is verified by; none where the statutes name none."""
    book = candidacy.book
    return lines(book.criteria, checked(candidacy.way), book.facts(facts_of_request(candidacy)))


def facts_of_request(candidacy: Candidacy) -> Facts:
    """Return the facts that a candidate stated in the request it sent, or at first contact where it sends none."""
    return facts_known(candidacy) if has_arrived(candidacy) else {}


def findings(candidacy: Candidacy) -> dict[str, Finding]:
    """Return what was found of each criterion so far, without those who stand aside."""
    aside = set_aside(candidacy)
    found: dict[str, list[Judgement]] = {}
    for one in part_of(candidacy, "judgements").select_related("account"):
        if one.account_id not in aside:
            found.setdefault(one.criterion, []).append(one)
    return {name: Finding.of(several) for name, several in found.items()}


def found_aside(candidacy: Candidacy) -> dict[str, list[tuple[Judgement, Conflict]]]:
    """Return what those who stand aside had found of each criterion, with what they declared: it counts no more."""
    declared = {one.account_id: one for one in few_of(candidacy, "conflicts") if one.stands}
    found: dict[str, list[Judgement]] = {}
    for one in candidacy.judgements.filter(account__in=declared).select_related("account") if declared else ():
        found.setdefault(one.criterion, []).append(one)
    return {
        name: [(one, declared[one.account_id]) for one in Finding.of(several).counting]
        for name, several in found.items()
    }


def verdict_of(candidacy: Candidacy, found: Mapping[str, Finding] | None = None) -> Verdict:
    """Say whether the criteria, where there are any, are met by what was found so far: yes, no, or not yet known.

    What was found is looked for where it is not given.
    """
    book, found = candidacy.book, findings(candidacy) if found is None else found
    answers = {name: HOLDS[one.answer] for name, one in found.items() if one.answer}
    return book.criteria.judge(checked(candidacy.way), answers, book.facts(facts_of_request(candidacy)))


def not_met(candidacy: Candidacy) -> list[tuple[Line, Judgement]]:
    """Return the criteria found not to be met, with the reason of each."""
    found = findings(candidacy)
    judged = ((line, found[line.name]) for line in lines_of(candidacy) if line.name in found)
    return [(line, one.telling) for line, one in judged if one.answer == Judgement.Answer.NOT_MET]


def is_being_verified(candidacy: Candidacy) -> bool:
    """Say whether the Board judges a candidacy now."""
    step = candidacy.way.doing("checks")
    return candidacy.is_open and step is not None and candidacy.step == step.name


def set_aside(candidacy: Candidacy) -> set[int]:
    """Return the accounts that stand aside from a candidacy."""
    return {conflict.account_id for conflict in few_of(candidacy, "conflicts") if conflict.stands}


def declared_by(actor: Actor, candidacy: Candidacy) -> Conflict | None:
    """Return the conflict of interest for which whoever acts stands aside from a candidacy."""
    me = account_number(actor)
    return next((one for one in few_of(candidacy, "conflicts") if one.account_id == me and one.stands), None)


def has_declared(actor: Actor, candidacy: str) -> Exists:
    """Find what whoever acts stands aside from, by the field that names the candidacy."""
    mine = Conflict.objects.filter(account=account_number(actor), taken_back_at=None)
    return Exists(mine.filter(candidacy=OuterRef(candidacy)))


def judges(at: datetime) -> list[Account]:
    """Return the members of the Board of a day, those who stand aside too."""
    on = day_of(at)
    return list(office_holders(Capacity.BOARD, on) | office_holders(Capacity.CHAIR, on))


def has_no_judge(candidacy: Candidacy, at: datetime) -> bool:
    """Say whether a candidacy is to be judged now and everybody of the Board stands aside from it."""
    aside = set_aside(candidacy) if is_being_verified(candidacy) else set()
    return bool(aside) and all(one.pk in aside for one in judges(at))


def _below(criteria: Criteria, name: str, root: str, facts: Facts, prefix: str, *, aside: bool) -> Iterator[Line]:
    for place, part in enumerate(criteria[name].parts, 1):
        number = f"{prefix}{place}"
        rule, reason = criteria[part].under(facts)
        out = aside or (rule is None and reason.holds is True)
        yield Line(number, criteria[part], criteria.articles(part, root), out)
        yield from _below(criteria, part, root, facts, f"{number}.", aside=out)
