"""The papers of one ballot of an election: who may cast them, with how many votes, alone or for a whole group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accede.rulebook.papers import Paper
from accede.rulebook.tally import PRESENT, Entitled, Voter
from accede.rulebook.verdict import Verdict
from accede.rulebook.weight import Voice

if TYPE_CHECKING:
    from accede.rulebook.book import Book

Names = tuple[str, ...]
BLANK: Names = ()
Cast = Mapping[str, Names]  # what each member has put on its paper; nothing: a blank one


@dataclass(frozen=True, slots=True)
class Poll:
    """The paper of each member, or of each group with one voice; rights; the quorum; whose votes are not known."""

    papers: Mapping[str, Paper]
    rights: Mapping[str, Entitled]
    quorum: Verdict
    unsaid: tuple[str, ...] = ()


def poll(book: "Book", matter: str, roll: Sequence[Voter], cast: Cast | None, call: int = 1) -> Poll:
    """Take the papers of a ballot as the rules of voting take votes: rights, caps, proxies, voices.

    Members that share a voice and name others cast a blank paper, as elsewhere. None: nothing is cast yet.
    Raises Unfit on a faulty roll, or on a paper of somebody who could not cast one.
    """
    sides = None if cast is None else {member: "for" if names else "blank" for member, names in cast.items()}
    counted = book.count(matter, roll, sides, call=call)
    rights = {name: right for name, right in counted.rights.items() if right.verdict.holds is not False}
    voters = {voter.member: voter for voter in roll}
    said = {name: _names(voters[name], voters, cast or {}) for name in rights}
    spoken = {name: names for name, names in said.items() if names is not None}
    unsaid = tuple(name for name in spoken if None in (rights[name].verdict.holds, rights[name].votes))
    voice = book.voice.get(book.body[book.decision[matter].by].voice)
    votes = {name: right.votes or 0 for name, right in rights.items()}
    if voice is None:
        papers = {name: Paper(names, votes[name]) for name, names in spoken.items()}
    else:
        unsaid += tuple(name for name in spoken if voters[name].belongs(voice.group) is None)
        groups = _groups(voice, [voters[name] for name in rights])
        folded = {place: _folded(voice, members, spoken, votes) for place, members in groups.items()}
        papers = {place: Paper(names, 1) for place, names in folded.items() if names is not None}
    return Poll(papers, counted.rights, counted.quorum, unsaid)


def _names(voter: Voter, voters: Mapping[str, Voter], cast: Cast) -> Names | None:
    """What a member has said: by itself, or through the holder of its proxy who is there."""
    if voter.attendance in PRESENT:
        return cast.get(voter.member)
    if voter.attendance == "represented" and voters[voter.proxy].attendance in PRESENT:
        return cast.get(voter.member, cast.get(voter.proxy))
    return None


def _groups(voice: Voice, voters: Iterable[Voter]) -> dict[str, list[Voter]]:
    groups: dict[str, list[Voter]] = {}
    for voter in voters:
        groups.setdefault(str(voter.belongs(voice.group) or ""), []).append(voter)
    return groups


def _folded(voice: Voice, members: Sequence[Voter], spoken: Cast, votes: Mapping[str, int]) -> Names | None:
    """What a group says with its one voice; None if it says nothing."""
    asked = [one.member for one in members if one.member in spoken]
    if not asked:
        return None
    if voice.speaks == "by one they choose":
        speakers = [one.member for one in members if one.facts.get("speaks") is True]
        return spoken.get(speakers[0]) if len(speakers) == 1 else BLANK
    said = {spoken[name] for name in asked}
    if voice.speaks == "by majority" and len(said) > 1:
        for names in said:
            if 2 * sum(votes[one] for one in asked if spoken[one] == names) > sum(votes[one] for one in asked):
                return names
    agreed = len(said) == 1 and (len(asked) == len(members) or voice.asks == "cast")
    return said.pop() if agreed else BLANK if voice.otherwise == "blank" else None
