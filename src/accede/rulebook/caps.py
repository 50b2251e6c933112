"""What nobody may exceed: caps on the votes of a member, and on what a person or a group carries."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from accede.rulebook.facts import exact
from accede.rulebook.roll import Unfit, takes_part
from accede.rulebook.tally import Entitled, Voter
from accede.rulebook.verdict import Verdict
from accede.rulebook.weight import Cap

if TYPE_CHECKING:
    from accede.rulebook.book import Book

Rights = dict[str, Entitled]


def capped(book: "Book", voters: Mapping[str, Voter], rights: Rights) -> Rights:
    """The rights under every cap, those on members first; raises Unfit where a cap refuses what somebody carries."""
    for cap in sorted((*book.cap.values(), *book.also("cap").values()), key=lambda one: one.on != "member"):
        held = {
            name: right
            for name, right in rights.items()
            if right.verdict.holds is not False and (not cap.categories or voters[name].category in cap.categories)
        }
        changed = _on_members(cap, held) if cap.on == "member" else _on_groups(cap, voters, held)
        rights = rights | changed
    return rights


def _on_members(cap: Cap, held: Rights) -> Rights:
    if _unsaid(cap, held):
        return {name: _unknown(cap, right) for name, right in held.items() if right.votes != 0}
    limit = cap.limit([right.votes or 0 for right in held.values()])
    above = {name: right for name, right in held.items() if right.votes is not None and right.votes > limit}
    # Members with one reason for their right have one for their cap, and all of them the same number: it is made once.
    reasons = {id(right.verdict): right for right in above.values()}
    answers = {reason: _with(cap, right, limit) for reason, right in reasons.items()}
    return {name: answers[id(right.verdict)] for name, right in above.items()}


def _on_groups(cap: Cap, voters: Mapping[str, Voter], held: Rights) -> Rights:
    carried: dict[object, list[str]] = {}
    for name in held:
        key = _carrier(cap, voters, name)
        if key is not None:
            carried.setdefault(key, []).append(name)
    if _unsaid(cap, held):
        return {name: _unknown(cap, right) for name, right in held.items() if right.votes != 0}
    limit = cap.limit([sum(held[name].votes or 0 for name in names) for names in carried.values()])
    changed: Rights = {}
    for names in carried.values():
        most = limit * _people(cap, voters, names[0])
        sure = [name for name in names if held[name].verdict.holds and held[name].votes is not None]
        total = sum(held[name].votes or 0 for name in names)
        if len(sure) < len(names) and (total > most or any(held[name].votes is None for name in names)):
            changed |= {name: _unknown(cap, held[name]) for name in names if held[name].votes != 0}
        elif total > most:
            changed |= _lessened(cap, voters, {name: held[name] for name in names}, most)
    return changed


def _carrier(cap: Cap, voters: Mapping[str, Voter], name: str) -> object:
    """Who carries a member's votes: its holder's person or group; None for whoever carries none or is of no group."""
    voter = voters[name]
    if cap.manner == "refused" and not takes_part(voter, voters):
        return None
    holder = voters.get(voter.proxy, voter) if voter.attendance == "represented" else voter
    if cap.on == "person":
        person = holder.facts.get("person")
        return ("person", person) if person else ("member", holder.member)
    return holder.belongs(cap.on)


def _people(cap: Cap, voters: Mapping[str, Voter], name: str) -> int:
    """How many persons carry a member's votes: its delegates, where the roll says how many."""
    voter = voters[name]
    holder = voters.get(voter.proxy, voter) if voter.attendance == "represented" else voter
    several = exact(holder.facts.get("delegates")) if cap.on == "person" else None
    return max(1, int(several)) if several is not None else 1


def _lessened(cap: Cap, voters: Mapping[str, Voter], names: Rights, most: int) -> Rights:
    """Bring a group down to what it may carry, as the cap says."""
    # Its own votes stay longest, entrusted ones go first, and those of the absent before all.
    order = sorted(
        names, key=lambda name: (("present", "remote", "represented", "absent").index(voters[name].attendance), name)
    )
    if cap.manner == "refused":
        raise Unfit("roll.over_cap", order[-1], votes=most)
    if cap.manner == "cut":
        left, changed = most, {}
        for name in order:
            votes = min(names[name].votes or 0, left)
            left -= votes
            changed[name] = _with(cap, names[name], votes)
        return changed
    total = sum(one.votes or 0 for one in names.values())
    exactly = {name: Fraction((one.votes or 0) * most, total) for name, one in names.items()}
    parts = {name: int(share) for name, share in exactly.items()}
    # What rounding leaves over goes to the largest remainders.
    for name in sorted(exactly, key=lambda name: (parts[name] - exactly[name], name))[: most - sum(parts.values())]:
        parts[name] += 1
    return {name: _with(cap, names[name], votes) for name, votes in parts.items()}


def _unsaid(cap: Cap, held: Rights) -> bool:
    if cap.is_unsaid:
        return True
    return cap.at_most is None and any(one.votes is None or one.verdict.holds is None for one in held.values())


def _with(cap: Cap, right: Entitled, votes: int) -> Entitled:
    allocated = None if right.allocated is None else min(right.allocated, votes)
    return Entitled(votes, right.verdict.resting_on(cap.article, cap.marks(*cap.assumed)), allocated)


def _unknown(cap: Cap, right: Entitled) -> Entitled:
    unsaid = Verdict(
        holds=None,
        code="weight.cannot_say",
        missing=right.verdict.missing,
        article=cap.article,
        marks=cap.marks(*cap.unknown),
    )
    return replace(
        right, votes=None, allocated=None, verdict=unsaid if right.verdict.holds is not None else right.verdict
    )
