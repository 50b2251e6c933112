"""A vote recounted: rights, caps, proxies, voices, quorum, majority, outcome.

Whoever has no right is out before anything is counted. What hangs on an unknown is counted both ways: the answer
is *cannot say* only if the two ways differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from accede.rulebook import ways
from accede.rulebook.blocks import Needs, blocks, groups_of
from accede.rulebook.caps import capped
from accede.rulebook.entitled import all_entitled
from accede.rulebook.facts import Facts, exact
from accede.rulebook.motion import Motion
from accede.rulebook.requirement import Requirements, requirements_of
from accede.rulebook.roll import Ballots, Unfit, check_ballots, check_proxies, check_roll
from accede.rulebook.shown import check_cards
from accede.rulebook.tally import Choices, Outcome, Tally, Voter, belonging
from accede.rulebook.verdict import Verdict, merged

if TYPE_CHECKING:
    from accede.rulebook.book import Book

NONE: Choices = {}

__all__ = ["Ballots", "Motion", "Unfit", "check_roll", "count"]


def count(
    book: "Book", matter: str, roll: Iterable[Voter], ballots: Ballots | None, motion: Motion, cards: Choices = NONE
) -> Outcome:
    """Recount a vote; ballots None: nothing is cast yet, only the opening is judged. Raises Unfit on a faulty roll.

    `cards` are counted on each side, and nobody's by name.
    """
    asked, unsaid = requirements_of(book, book.decision[matter], motion)
    check_cards(asked, motion.call, cards)
    voice = book.voice.get(asked[-1].own.body.voice)
    voters, cast = _checked(book, roll, ballots or {})
    rights = capped(book, voters, all_entitled(book, tuple(voters.values()), matter, motion.facts))
    together = {name for name in book.category if (weight := book.weight_of(name)) and weight.together}
    check_ballots(voters, rights, cast, together)
    needs = Needs.of([test for one in asked for test in one.tests(motion.call)], voice is not None, book.grouping)
    group = voice.group if voice else "country"
    # Whoever's country is not known is of a group of its own, which has no name.
    places = belonging(voters.values(), group) if group != "country" else [one.country for one in voters.values()]
    found = blocks(voters, rights, cast, tuple(book.proxy.values()), needs, places)
    groups = groups_of(voters.values(), needs.scopes)
    fold = ways.Fold(voice, motion.picked, needs)
    reached = ways.ways(found, fold, groups, _sees(asked, motion.call), dict.fromkeys(places))
    start = _given(ways.start(len(set(places)), needs.zeros(groups)), motion.facts) + Tally.of(cards)
    tallies = ways.possible(reached, fold, start, _sees(asked, motion.call))
    most = max(one.votes_represented for one in tallies)
    if sum(cards.values()) > most:
        raise Unfit("cards.too_many", "", votes=most)

    unsaid = [one.verdict for one in rights.values() if one.verdict.holds is None] + unsaid
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
    return Outcome(rights, spoken, quorum, tallies[0], verdict, _outcome(quorum, verdict))


def _checked(book: "Book", roll: Iterable[Voter], ballots: Ballots) -> tuple[dict[str, Voter], Ballots]:
    several = tuple(roll)
    check_roll(several, book.category)
    voters = {voter.member: voter for voter in several}
    check_proxies(voters, tuple(book.proxy.values()), ballots)
    if book.also("proxy"):
        check_proxies(voters, tuple(book.also("proxy").values()), ballots)
    return voters, ballots


def _sees(asked: Sequence[Requirements], call: int) -> ways.Sees:
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
