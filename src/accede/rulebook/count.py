"""The counting itself: groups, proxies, voices, and every tally that the unknowns leave possible."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accede.rulebook.tally import (
    ATTENDANCE,
    CHOICES,
    NOTHING,
    PRESENT,
    Choices,
    Entitled,
    Tally,
    Voiced,
    Voter,
    empty,
    single,
)
from accede.rulebook.verdict import Country, Verdict
from accede.rulebook.weight import Proxy, Voice

Sees = Callable[[Tally], Hashable]  # what of a tally the rules of a vote look at
Ballots = Mapping[str, Choices | str]  # a bare choice is cast with all of the member's votes


class Unfit(ValueError):
    """A roll or ballots that cannot be counted: `code` and `values` say why, `member` where."""

    def __init__(self, code: str, member: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.member, self.values = code, member, {"member": member, **values}


@dataclass(frozen=True, slots=True)
class Share:
    """One voter's part in the count of its group."""

    voter: Voter
    entitled: Entitled
    present: bool
    represented: bool
    choices: Choices


def whole(ballot: Choices | str, entitled: Entitled | None) -> Choices:
    """A ballot with its counts: a bare choice takes all of the member's votes."""
    return {ballot: (entitled.votes or 0) if entitled else 0} if isinstance(ballot, str) else ballot


def check_roll(roll: Sequence[Voter], categories: Collection[str]) -> None:
    """Refuse a roll that names a member twice, or says of one what nobody understands."""
    seen: set[str] = set()
    for voter in roll:
        if voter.member in seen:
            raise Unfit("roll.member_twice", voter.member)
        seen.add(voter.member)
        if voter.category not in categories or voter.attendance not in ATTENDANCE:
            given = voter.attendance if voter.category in categories else voter.category
            raise Unfit("roll.not_understood", voter.member, given=given)


def shares(roll: Iterable[Voter], rights: Mapping[str, Entitled], ballots: Ballots, proxy: Proxy | None) -> list[Share]:
    """Join voters with their rights and ballots; raises Unfit on what nobody may pass over."""
    voters = {voter.member: voter for voter in roll}
    _check_proxies(voters, proxy)
    _check_ballots(voters, rights, ballots)
    return [_share(voter, voters, rights, ballots, proxy) for voter in voters.values()]


def _check_ballots(voters: Mapping[str, Voter], rights: Mapping[str, Entitled], ballots: Ballots) -> None:
    for member, choices in ballots.items():
        if member not in voters:
            raise Unfit("roll.unknown_member", member)
        if not _takes_part(voters[member], voters):
            raise Unfit("roll.absent_voter", member)
        for choice, number in choices.items():
            if choice not in CHOICES or number < 0:
                raise Unfit("roll.not_understood", member, given=f"{choice}: {number}")
        right = rights[member]
        if right.verdict.holds is False:
            raise Unfit("roll.without_right", member)
        if right.votes is not None and sum(choices.values()) > right.votes:
            raise Unfit("roll.too_many_votes", member, votes=right.votes)


def _takes_part(voter: Voter, voters: Mapping[str, Voter]) -> bool:
    """Say whether a voter is there, or its holder is: a proxy whose holder is absent does not count."""
    holder = voters.get(voter.proxy) if voter.attendance == "represented" else voter
    return holder is not None and holder.attendance in PRESENT


def _check_proxies(voters: Mapping[str, Voter], proxy: Proxy | None) -> None:
    held: dict[str, int] = {}
    for voter in voters.values():
        if voter.attendance != "represented":
            if voter.proxy:
                raise Unfit("roll.proxy_of_present", voter.member)
            continue
        if not voter.proxy or voter.proxy not in voters or voter.proxy == voter.member:
            raise Unfit("roll.proxy_to_nobody", voter.member, holder=voter.proxy)
        if voters[voter.proxy].attendance == "represented":
            raise Unfit("roll.proxy_chain", voter.member, holder=voter.proxy)
        held[voter.proxy] = held.get(voter.proxy, 0) + 1
        if proxy is None:
            raise Unfit("roll.no_proxies", voter.member)
        if held[voter.proxy] > proxy.held:
            raise Unfit("roll.too_many_proxies", voter.member, holder=voter.proxy, held=proxy.held)


def _share(
    voter: Voter, voters: Mapping[str, Voter], rights: Mapping[str, Entitled], ballots: Ballots, proxy: Proxy | None
) -> Share:
    holder = voters.get(voter.proxy) if voter.attendance == "represented" else None
    spoken_for = holder is not None and _takes_part(voter, voters)
    present = voter.attendance in PRESENT
    choices = ballots.get(voter.member, {})
    if spoken_for and not choices:
        choice = single(ballots.get(holder.member, {}))
        choices = whole(choice, rights[voter.member]) if choice else {}
    represented = present or (spoken_for and proxy is not None and proxy.presence)
    return Share(voter, rights[voter.member], present, represented, choices if present or spoken_for else {})


@dataclass(frozen=True, slots=True)
class Group:
    """What the members of one country come to, on one way to read the unknowns."""

    tally: Tally = NOTHING
    spoken: frozenset[str] = frozenset()
    silent: bool = False

    def with_share(self, share: Share) -> "Group":
        """The same with one more entitled member."""
        votes = share.entitled.votes or 0
        one = Tally.of(
            share.choices,
            votes_entitled=votes,
            votes_represented=votes * share.represented,
            votes_present=votes * share.present,
            members_entitled=1,
            members_represented=int(share.represented),
            members_present=int(share.present),
        )
        spoken = {choice for choice, number in share.choices.items() if number}
        return Group(self.tally + one, self.spoken | spoken, self.silent or not spoken - {"invalid"})


def groups(parts: Sequence[Share], voice: Voice | None, sees: Sees) -> dict[str, list[Group]]:
    """For each country, in roll order, every way its members may come to count: one for each that would judge alike."""
    found = {part.voter.country: [Group()] for part in parts}
    for part in sorted(parts, key=lambda one: one.voter.member):
        holds = part.entitled.verdict.holds
        if holds is not False:
            ways = found[part.voter.country]
            added = [way.with_share(part) for way in ways]
            told = {_told(way, voice, sees): way for way in (added if holds else [*ways, *added])}
            found[part.voter.country] = list(told.values())
    return found


def _told(way: Group, voice: Voice | None, sees: Sees) -> Hashable:
    """What two ways must share to be judged alike, whoever else is added to both."""
    takes_part = (way.tally.members_entitled > 0, way.tally.members_represented > 0, way.tally.members_present > 0)
    return (way.spoken, way.silent, takes_part, sees(folded(way, voice)))


def folded(way: Group, voice: Voice | None) -> Tally:
    """The tally of one group: its members' votes, or the one voice it speaks with."""
    took_part, was_there, may = (
        getattr(way.tally, f"members_{side}") > 0 for side in ("represented", "present", "entitled")
    )
    countries = Tally(
        countries_entitled=int(may), countries_represented=int(took_part), countries_present=int(was_there)
    )
    if voice is None:
        return way.tally + countries
    choice = voice.fold(way.spoken, not way.silent)
    members = {name: getattr(way.tally, name) for name in Tally.__slots__ if name.startswith("members")}
    votes = {"votes_entitled": int(may), "votes_represented": int(took_part), "votes_present": int(was_there)}
    return Tally.of({choice: 1} if choice else {}, **members, **votes) + countries


def possible(found: Mapping[str, list[Group]], voice: Voice | None, members: int, sees: Sees) -> list[Tally]:
    """Every tally that the unknowns leave possible, one for all that judge alike; the worst for the motion first."""
    reached = [empty(members, len(found))]
    for _country, ways in sorted(found.items()):
        tallies = [folded(way, voice) for way in ways]
        told = {sees(total): total for one in reached for other in tallies for total in (one + other,)}
        reached = list(told.values())
    return sorted(reached, key=lambda one: (one.for_ - one.against, one))


def voiced(found: Mapping[str, list[Group]], voice: Voice) -> tuple[Voiced, ...]:
    """What each group said, in roll order; None where it hangs on an unknown or nobody spoke."""
    return tuple(
        _said(country, ways, voice) for country, ways in found.items() if any(w.tally.members_entitled for w in ways)
    )


def _said(country: str, ways: list[Group], voice: Voice) -> Voiced:
    choices = {voice.fold(way.spoken, not way.silent) for way in ways}
    values = {"country": Country(country), "members": max(way.tally.members_entitled for way in ways)}
    if len(choices) > 1:
        return Voiced(country, None, Verdict(holds=None, code="voice.cannot_say", values=values, article=voice.article))
    choice = choices.pop()
    spoken = max((way.spoken - {"invalid"} for way in ways), key=sorted)
    code = "voice.silent" if not spoken else "voice.agreed" if spoken == {choice} else "voice.differ"
    if code == "voice.agreed" and values["members"] == 1:
        code = "voice.alone"
    values["choice"] = choice or ""
    return Voiced(
        country,
        choice,
        Verdict(
            holds=choice is not None, code=code, values=values, article=voice.article, marks=voice.marks("asks", "else")
        ),
    )
