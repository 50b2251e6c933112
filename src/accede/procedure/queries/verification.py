"""The criteria of a candidacy as numbered lines, what was found of each, and what the rule makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure.models import Candidacy, Judgement
from accede.procedure.queries.path import checked
from accede.procedure.queries.sheet import facts_said, sheet_of
from accede.register.queries import office_holders
from accede.rulebook.criterion import Criteria, Criterion
from accede.rulebook.facts import Facts
from accede.rulebook.verdict import Answer, Verdict
from accede.statutes.queries import day_of

HOLDS = {Judgement.Answer.MET: True, Judgement.Answer.NOT_MET: False, Judgement.Answer.NOT_YET: None}


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
    def answer(self) -> Answer:
        """What its citation is made of."""
        return Answer(code="criterion.judged", article=self.articles, marks=self.criterion.marks())


def lines(criteria: Criteria, root: str, facts: Facts) -> list[Line]:
    """Return all lines below a criterion, numbered, in order; the criterion itself if nothing is below it."""
    if not criteria[root].parts:
        return [Line("1", criteria[root], criteria.articles(root, root))]
    return list(_below(criteria, root, root, facts, "", aside=False))


def lines_of(candidacy: Candidacy) -> list[Line]:
    """Return the criteria that a candidacy is verified by."""
    book = candidacy.book
    return lines(book.criteria, checked(candidacy.way), book.facts(facts_of_request(candidacy)))


def facts_of_request(candidacy: Candidacy) -> Facts:
    """Return the facts that a candidate stated in the request it sent."""
    sent = getattr(candidacy, "request", None)
    return facts_said(sheet_of(candidacy.book, candidacy.way), sent.sheet) if sent else {}


def latest(candidacy: Candidacy) -> dict[str, Judgement]:
    """Return the judgement that counts for each criterion: the latest by somebody who does not stand aside."""
    aside = {conflict.account_id for conflict in candidacy.conflicts.all()}
    counting = (one for one in candidacy.judgements.select_related("account") if one.account_id not in aside)
    return {one.criterion: one for one in counting}


def verdict_of(candidacy: Candidacy) -> Verdict:
    """Say whether the criteria are met by what was found so far: yes, no, or not yet known."""
    book = candidacy.book
    found = {name: HOLDS[one.answer] for name, one in latest(candidacy).items()}
    return book.criteria.judge(checked(candidacy.way), found, book.facts(facts_of_request(candidacy)))


def not_met(candidacy: Candidacy) -> list[tuple[Line, Judgement]]:
    """Return the criteria found not to be met, with the reason of each."""
    found = latest(candidacy)
    judged = ((line, found[line.name]) for line in lines_of(candidacy) if line.name in found)
    return [(line, one) for line, one in judged if one.answer == Judgement.Answer.NOT_MET]


def stands_aside(candidacy: Candidacy, account: int | None) -> bool:
    """Say whether an account has declared a conflict of interest in this candidacy."""
    return any(conflict.account_id == account for conflict in candidacy.conflicts.all())


def judges(candidacy: Candidacy, at: datetime) -> list[Account]:
    """Return the members of the Board of a day, those who stand aside too."""
    on = day_of(at)
    board = {one.pk: one for office in (Capacity.BOARD, Capacity.CHAIR) for one in office_holders(office, on)}
    return [board[pk] for pk in sorted(board)]


def _below(criteria: Criteria, name: str, root: str, facts: Facts, prefix: str, *, aside: bool) -> Iterator[Line]:
    for place, part in enumerate(criteria[name].parts, 1):
        number = f"{prefix}{place}"
        rule, reason = criteria[part].under(facts)
        out = aside or (rule is None and reason.holds is True)
        yield Line(number, criteria[part], criteria.articles(part, root), out)
        yield from _below(criteria, part, root, facts, f"{number}.", aside=out)
