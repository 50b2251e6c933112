"""The Board's opinion on a candidacy: the one that stands, by what rules it was voted, and who could vote on it."""

from datetime import datetime

from accede.assembly.models import Assembly
from accede.journal.actions import Actor
from accede.people.models import Account
from accede.procedure.models import Candidacy, Conflict, Opinion
from accede.procedure.queries.candidacy import done_names
from accede.procedure.queries.part import few_of, joined, part_of
from accede.procedure.queries.verification import declared_by, judges, set_aside
from accede.rulebook.body import Body
from accede.rulebook.book import Book
from accede.rulebook.path import Path, Step
from accede.rulebook.resolution import Hands, Resolution, resolve

OVER = (Assembly.State.OPEN, Assembly.State.CLOSED)


def opinion_of(candidacy: Candidacy) -> Opinion | None:
    """Return the opinion that stands; `by_name` are the votes on it, where they were noted by name."""
    given = {one.pk: one for one in joined(part_of(candidacy, "opinions"), by_name=("votes", "account"))}
    for one in given.values():
        one.candidacy, one.corrects = candidacy, given.get(one.corrects_id)
    corrected = {one.corrects_id for one in given.values()}
    return next((one for one in given.values() if one.pk not in corrected), None)


def opinions_before(opinion: Opinion) -> list[Opinion]:
    """Return the opinions that this one corrects, the latest first."""
    found = []
    while opinion.corrects:
        opinion = opinion.corrects
        found.append(opinion)
    return found


def may_give_opinion(candidacy: Candidacy) -> bool:
    """Say whether the Board can give or correct its opinion: it has verified, and the assembly has not begun."""
    has_begun = candidacy.assembly is not None and candidacy.assembly.state in OVER
    return candidacy.is_open and hasattr(candidacy, "request") and is_verified(candidacy) and not has_begun


def is_verified(candidacy: Candidacy) -> bool:
    """Say whether the Board has verified a candidacy, or its path does not ask for it."""
    step = candidacy.way.doing("checks")
    return step is None or step.name in done_names(candidacy)


def voters(candidacy: Candidacy, at: datetime) -> list[Account]:
    """Return the members of the Board who do not stand aside."""
    aside = set_aside(candidacy)
    return [one for one in judges(at) if one.pk not in aside]


def may_come_back(actor: Actor, candidacy: Candidacy) -> bool:
    """Say whether whoever acts stands aside and can take part again: the Board has not given its opinion yet."""
    return candidacy.is_open and declared_by(actor, candidacy) is not None and opinion_of(candidacy) is None


def resolution_of(opinion: Opinion) -> Resolution | None:
    """Judge the vote on an opinion by the rules of the body that gave it."""
    candidacy = opinion.candidacy
    hands = Hands(opinion.members, opinion.votes_for, opinion.votes_against, opinion.abstentions)
    return judged(candidacy.book, candidacy.way, hands)


def judged(book: Book, path: Path, hands: Hands) -> Resolution | None:
    """Judge a vote of the body that advises on a path; None if the rulebook names none."""
    step = advising(path)
    body = body_of(book, step)
    return resolve(book, body, hands, step.what[0] if step else "") if body else None


def advising(path: Path) -> Step | None:
    """Return the step of a path in which a candidate is looked at before the vote."""
    return path.doing("checks") or path.doing("advises")


def body_of(book: Book, step: Step | None) -> Body | None:
    """Return the body that takes a step; without one, the first that acts as the Board."""
    if step and step.by in book.body:
        return book.body[step.by]
    return next((one for one in book.body.values() if one.acts_as == "board"), None)


def out_of(opinion: Opinion) -> list[Conflict]:
    """Return the conflicts of interest for which members took no part in an opinion."""
    declared = [one for one in few_of(opinion.candidacy, "conflicts") if one.at <= opinion.at]
    return [one for one in declared if one.taken_back_at is None or one.taken_back_at > opinion.at]
