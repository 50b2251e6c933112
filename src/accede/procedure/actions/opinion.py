"""The Board gives its opinion to the assembly, by a vote; what was noted wrong is put right by another opinion."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.procedure.actions.opening import check_has_come
from accede.procedure.actions.verification import ReasonMissing
from accede.procedure.actions.walk import check_takes_part, hold
from accede.procedure.models import BoardVote, Candidacy, Opinion
from accede.procedure.queries.opinion import judged, may_give_opinion, opinion_of, voters
from accede.procedure.queries.permission import speaking_for_board
from accede.rulebook.resolution import Hands

FOR, AGAINST, ABSTAIN = BoardVote.Choice.values


class NotTheTime(Refused):
    """The Board gives its opinion between its verification and the assembly."""

    sentence = _("The Board gives its opinion once the criteria are verified, and before the assembly begins.")


class OpinionGiven(Refused):
    """An opinion is given once; it is put right by a correction."""

    sentence = _("The Board has given its opinion already; what is wrong in it is put right by a correction.")


class NothingToCorrect(Refused):
    """What is put right was said."""

    sentence = _("The Board has given no opinion yet.")


class NotOfTheBoard(Refused):
    """Those who vote on an opinion are of the Board, and do not stand aside."""

    sentence = _("Only members of the Board who do not stand aside vote on its opinion.")


class TooManyVotes(Refused):
    """Each member has one vote."""

    sentence = _("These are more votes than there are members of the Board who can vote.")


class NobodyVoted(Refused):
    """An opinion of the Board is voted on."""

    sentence = _("Note at least one vote for it.")


class NotResolved(Refused):
    """An opinion is what the Board resolved, by its own rules."""

    sentence = _("By these votes the Board has not resolved this; note the opinion that it resolved.")


@dataclass(frozen=True)
class Votes:
    """How the Board voted: by numbers, or by name, where the numbers follow from the names."""

    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    by_name: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def named(cls, choices: Mapping[int, str]) -> "Votes":
        """Return votes by the account of each member."""
        count = Counter(choices.values())
        return cls(count[FOR], count[AGAINST], count[ABSTAIN], choices)


@action("procedure.give_opinion", allowed_to=speaking_for_board)
def give_opinion(
    candidacy: Candidacy, *, advice: str, reasons: str, votes: Votes, on: date, by: Actor, at: datetime
) -> Opinion:
    """Note what the Board recommends to the assembly, why, and by what vote."""
    candidacy = _open_to_opinion(candidacy, by)
    if opinion_of(candidacy):
        raise OpinionGiven
    return _note(candidacy, {"advice": advice, "reasons": reasons, "on": on}, votes, by, at)


@action("procedure.correct_opinion", allowed_to=speaking_for_board)
def correct_opinion(
    candidacy: Candidacy, *, advice: str, reasons: str, votes: Votes, on: date, why: str, by: Actor, at: datetime
) -> Opinion:
    """Put right what was noted of the Board's opinion, and say why; what was noted before stays known."""
    candidacy = _open_to_opinion(candidacy, by)
    before = opinion_of(candidacy)
    if before is None:
        raise NothingToCorrect
    if not why.strip():
        raise ReasonMissing
    said = {"advice": advice, "reasons": reasons, "on": on, "corrects": before, "correction": why.strip()}
    return _note(candidacy, said, votes, by, at)


def _open_to_opinion(candidacy: Candidacy, by: Actor) -> Candidacy:
    candidacy = hold(candidacy)
    if not may_give_opinion(candidacy):
        raise NotTheTime
    check_takes_part(candidacy, by)
    return candidacy


def _note(candidacy: Candidacy, said: dict[str, object], votes: Votes, by: Actor, at: datetime) -> Opinion:
    said |= {"advice": Opinion.Advice(said["advice"]), "reasons": str(said["reasons"]).strip()}
    if not said["reasons"]:
        raise ReasonMissing
    check_has_come(said["on"], at)
    hands = _counted(candidacy, votes, at)
    found = judged(candidacy.book, candidacy.way, hands)
    if found and found.refusing:
        raise NotResolved(verdict=found.refusing)
    numbers = {name: getattr(votes, name) for name in ("votes_for", "votes_against", "abstentions")}
    opinion = Opinion.objects.create(candidacy=candidacy, members=hands.members, at=at, by=by.id, **numbers, **said)
    for account, choice in votes.by_name.items():
        opinion.votes.create(account_id=account, choice=BoardVote.Choice(choice))
    values = {"advice": opinion.advice, "on": opinion.on, "members": hands.members, **numbers}
    personal = {"reasons": opinion.reasons, "correction": opinion.correction}
    personal |= {"votes": {str(account): choice for account, choice in votes.by_name.items()}}
    ground = found.majority if found else None
    write(candidacy, verdict=ground, edition=candidacy.edition.sha256, values=values, personal=personal)
    return opinion


def _counted(candidacy: Candidacy, votes: Votes, at: datetime) -> Hands:
    able = {one.pk for one in voters(candidacy, at)}
    if not set(votes.by_name) <= able:
        raise NotOfTheBoard
    hands = Hands(len(able), votes.votes_for, votes.votes_against, votes.abstentions)
    if hands.voted > hands.members:
        raise TooManyVotes
    if not hands.for_:
        raise NobodyVoted
    return hands
