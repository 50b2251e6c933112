"""What a roll and ballots must be before anybody counts them: whole, understood, and within the rules of proxies."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from accede.rulebook.tally import ATTENDANCE, CHOICES, PRESENT, Choices, Entitled, Voter
from accede.rulebook.weight import Proxy

Ballots = Mapping[str, Choices | str]  # a bare choice is cast with all of the member's votes


class Unfit(ValueError):
    """A roll or ballots that cannot be counted: `code` and `values` say why, `member` where."""

    def __init__(self, code: str, member: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.member, self.values = code, member, {"member": member, **values}


def check_roll(roll: Sequence[Voter], categories: Collection[str]) -> None:
    """Refuse a roll that names a member twice, or says of one what nobody understands."""
    members = [voter.member for voter in roll]
    if len(set(members)) < len(members):
        raise Unfit("roll.member_twice", Counter(members).most_common()[0][0])
    for given, understood in (
        ({voter.category: voter.member for voter in roll}, categories),
        ({voter.attendance: voter.member for voter in roll}, ATTENDANCE),
    ):
        for word, member in given.items():
            if word not in understood:
                raise Unfit("roll.not_understood", member, given=word)


def takes_part(voter: Voter, voters: Mapping[str, Voter]) -> bool:
    """Say whether a voter is there, or its holder is: a proxy whose holder is absent does not count."""
    holder = voters.get(voter.proxy) if voter.attendance == "represented" else voter
    return holder is not None and holder.attendance in PRESENT


def check_ballots(
    voters: Mapping[str, Voter], rights: Mapping[str, Entitled], ballots: Ballots, together: Collection[str]
) -> None:
    """Refuse ballots of nobody, of the absent, without the right, of too many votes, or split where none may be."""
    for member, ballot in ballots.items():
        voter = voters.get(member)
        if voter is None:
            raise Unfit("roll.unknown_member", member)
        if voter.attendance not in PRESENT and not takes_part(voter, voters):
            raise Unfit("roll.absent_voter", member)
        whole = isinstance(ballot, str)
        if not whole:
            _check_split(member, ballot, voter.category in together)
        elif ballot not in CHOICES:
            raise Unfit("roll.not_understood", member, given=ballot)
        right = rights[member]
        if right.verdict.holds is False:
            raise Unfit("roll.without_right", member)
        if not whole and right.votes is not None and sum(ballot.values()) > right.votes:
            raise Unfit("roll.too_many_votes", member, votes=right.votes)


def _check_split(member: str, ballot: Choices, together: bool) -> None:
    for choice, number in ballot.items():
        if choice not in CHOICES or number < 0:
            raise Unfit("roll.not_understood", member, given=f"{choice}: {number}")
    if together and sum(number > 0 for number in ballot.values()) > 1:
        raise Unfit("roll.not_split", member)


def proxy_rule(category: str, rules: Iterable[Proxy]) -> Proxy | None:
    """The rule that says whether members of a category may be represented; None if there is none."""
    return next((one for one in rules if category in one.categories or not one.categories), None)


def proxy_of(category: str, rules: Iterable[Proxy]) -> Proxy | None:
    """The rule under which members of a category may be represented; None if they may not."""
    rule = proxy_rule(category, rules)
    return rule if rule and rule.allowed else None


def check_proxies(voters: Mapping[str, Voter], rules: Collection[Proxy], ballots: Ballots) -> None:
    """Refuse proxies to nobody, of those present, in chains, and whatever the rules of proxies do not allow."""
    held: dict[tuple[str, str], int] = {}
    ruled = {name: proxy_of(name, rules) for name in {voter.category for voter in voters.values()}}
    for voter in voters.values():
        if voter.attendance != "represented":
            if voter.proxy:
                raise Unfit("roll.proxy_of_present", voter.member)
            continue
        holder = voters.get(voter.proxy)
        if holder is None or voter.proxy == voter.member:
            raise Unfit("roll.proxy_to_nobody", voter.member, holder=voter.proxy)
        if holder.attendance == "represented":
            raise Unfit("roll.proxy_chain", voter.member, holder=voter.proxy)
        rule = ruled[voter.category]
        if rule is None:
            raise Unfit("roll.no_proxies", voter.member)
        key = (voter.proxy, rule.name)
        held[key] = held.get(key, 0) + 1
        if rule.held is not None and held[key] > rule.held:
            raise Unfit("roll.too_many_proxies", voter.member, holder=voter.proxy, held=rule.held)
        _check_proxy(rule, voter, holder, ballots)


def _check_proxy(rule: Proxy, voter: Voter, holder: Voter, ballots: Ballots) -> None:
    if rule.to and holder.category not in rule.to:
        raise Unfit("roll.proxy_to_category", voter.member, holder=holder.member)
    if rule.within and voter.belongs(rule.within) != holder.belongs(rule.within):
        raise Unfit("roll.proxy_outside_group", voter.member, fact=rule.within, holder=holder.member)
    if rule.written and voter.facts.get("written") is not True:
        raise Unfit("roll.proxy_not_written", voter.member, holder=holder.member)
    if rule.may_differ:
        return
    own, its = ballots.get(voter.member), ballots.get(holder.member)
    if own is not None and its is not None and _choice(own) != _choice(its):
        raise Unfit("roll.proxy_differs", voter.member, holder=holder.member)


def _choice(ballot: Choices | str) -> set[str]:
    return {ballot} if isinstance(ballot, str) else {name for name, number in ballot.items() if number}
