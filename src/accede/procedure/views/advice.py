"""The Board's opinion as pages and papers show it: with its vote, and the rules it was voted by."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.journal.actions import Actor
from accede.people.queries import language
from accede.procedure.models import BoardVote, Candidacy, Opinion
from accede.procedure.queries.opinion import (
    is_verified,
    may_give_opinion,
    opinion_of,
    opinions_before,
    out_of,
    resolution_of,
)
from accede.procedure.queries.permission import speaking_for_board
from accede.procedure.views.showing import cited, written
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of
from accede.wording.formats import listed
from accede.wording.margin import sentence

ADVICE: dict[str, Promise] = {
    Opinion.Advice.ADMIT: gettext_lazy("The Board recommends that the members admit %(name)s."),
    Opinion.Advice.REFUSE: gettext_lazy("The Board recommends that the members do not admit %(name)s."),
    Opinion.Advice.ADJOURN: gettext_lazy("The Board recommends that the members adjourn their decision on %(name)s."),
}


def opinion_context(candidacy: Candidacy, actor: Actor) -> dict[str, Any]:
    """Return what a page of the file shows of the Board's opinion, and whether it can be noted."""
    # None is given before the verification is concluded.
    given = opinion_of(candidacy) if is_verified(candidacy) else None
    may = bool(speaking_for_board(actor)) and may_give_opinion(candidacy)
    return {"opinion": opinion_shown(given) if given else None, "may_note_opinion": may}


def opinion_shown(given: Opinion) -> dict[str, Any]:
    """Return an opinion with its vote, the rules it was voted by, who took no part, and what it corrects."""
    return {
        "said": advised(given),
        "reasons": given.reasons,
        "facts": vote_facts(given),
        "rules": rules_shown(given),
        "before": [
            {"said": advised(one), "on": written(day_of(one.at)), "why": one.corrected_by.correction}
            for one in opinions_before(given)
        ],
    }


def advised(given: Opinion) -> str:
    """Say what the Board recommends."""
    return str(ADVICE[given.advice]) % {"name": given.candidacy.organisation.name}


def vote_facts(given: Opinion, *, with_names: bool = True) -> list[tuple[str, str]]:
    """Return the day and the votes of an opinion, with the names where they were noted."""
    names: dict[str, list[str]] = {}
    for one in given.by_name if with_names else ():
        names.setdefault(one.choice, []).append(str(one.account))
    numbers = {
        BoardVote.Choice.FOR: given.votes_for,
        BoardVote.Choice.AGAINST: given.votes_against,
        BoardVote.Choice.ABSTAIN: given.abstentions,
    }
    facts = [(_("Voted on"), written(given.on)), (_("Could vote"), str(given.members))]
    facts += [(str(choice.label), _counted(number, names.get(choice, ()))) for choice, number in numbers.items()]
    out = out_of(given)
    if out:
        told = [str(one.account) for one in out] if with_names else ()
        facts.append((_("Stood aside"), _counted(len(out), told)))
    return facts


def rules_shown(given: Opinion) -> list[dict[str, Any]]:
    """Return what the rulebook says of the vote on an opinion, each answer with its citation."""
    found = resolution_of(given)
    return [_rule(one, given) for one in (found.quorum, found.majority)] if found else []


def _rule(one: Verdict, given: Opinion) -> dict[str, Any]:
    book = given.candidacy.book
    has_ground = one.article or one.marks
    return {"text": sentence(one, book, language()), "cite": cited(one, book) if has_ground else None}


def _counted(number: int, names: Iterable[str]) -> str:
    if not names:
        return str(number)
    return _("%(number)d: %(names)s") % {"number": number, "names": listed(names, language())}
