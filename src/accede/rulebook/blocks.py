"""Members that count alike are added up together, so that a roll of any length is judged in a few sums."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import repeat

from accede.rulebook.facts import exact
from accede.rulebook.majority import Asked
from accede.rulebook.roll import Ballots, proxy_of
from accede.rulebook.tally import FIELDS, PRESENT, Counts, Entitled, Tally, Voter, belonging, single
from accede.rulebook.test import UNITS
from accede.rulebook.weight import Proxy

OPENED = "at_opening"  # the fact that says whether a member was there, or represented, at the opening
Need = tuple[str, str, str]  # a unit, a side, and the fact whose groups are counted apart (or none)


@dataclass(frozen=True, slots=True)
class Needs:
    """The counts that the tests of a vote look at."""

    names: tuple[Need, ...]
    scopes: tuple[str, ...]
    units: tuple[str, ...]
    among: tuple[str, ...]

    @classmethod
    def of(cls, tests: Iterable[Asked], voiced: bool, grouping: Container[str] = ()) -> "Needs":
        """What these tests look at. Where groups cast voices, votes are the group's and no member's.

        Of a fact that is not a number, but one that is `grouping`, it is its groups that are counted.
        """
        found: dict[Need, None] = {("votes", "for", ""): None}
        among: dict[str, None] = {}
        for test, what in tests:
            unit = test.unit or ("members" if what in ("represented", "present") else "votes")
            scope = "category" if test.among else test.each
            if unit in grouping and not scope:
                unit, scope = "members", unit
            among |= {test.among: None} if test.among else {}
            for side in (what, test.of.partition(" ")[2]):
                sides = ("for", "against", *test.counting) if side == "cast" else (side,)
                found |= {(unit, one, scope): None for one in sides if not (voiced and unit == "votes" and scope)}
            found |= {("members", "", scope): None} if test.each else {}
        units = dict.fromkeys(unit for unit, _side, _scope in found if unit not in UNITS)
        scopes = dict.fromkeys(scope for _unit, _side, scope in found if scope)
        return cls(tuple(found), tuple(scopes), tuple(units), tuple(among))

    def zeros(self, groups: Mapping[str, set[str]]) -> Counts:
        """Every count that is kept beside those that always are, at nothing."""
        found = {}
        for unit, side, scope in self.names:
            name = f"{unit} {side}".strip()
            if unit == "votes" and side == "at last assembly":
                continue
            inside = groups.get(scope, set()) | (
                set(self.among) if scope == "category" and (unit, side) != ("members", "") else set()
            )
            found |= dict.fromkeys([f"{name} in {scope}={one}" for one in inside] if scope else [name], 0)
        return tuple(sorted((name, 0) for name in found if name not in FIELDS and "at last assembly" not in name))


@dataclass(frozen=True, slots=True)
class Block:
    """Members that count alike: of one group, with one right, one attendance and one choice."""

    place: object
    scopes: tuple[object, ...]
    holds: bool | None
    sides: tuple[str, ...]
    choices: str | tuple[tuple[str, int], ...]
    speaks: bool
    # members; votes, and members whose votes are not known; allocated, and not known; then the same for each unit
    sums: list[int | Fraction]

    def tally(self, needs: Needs, groups: Mapping[str, set[str]], entitled: bool) -> Tally:
        """What these members add to a tally, if they have the right or if they have not."""
        members, votes = int(self.sums[0]), int(self.sums[1]) if entitled else 0
        sides = ("", "allocated", *(("entitled", *self.sides) if entitled else ()))
        spoken = self._spoken(votes) if entitled else {}
        there, was = "represented" in sides, "present" in sides
        more = tuple(sorted(self._more(needs, groups, (*sides, *(spoken if entitled else ())), spoken).items()))
        return Tally.of(
            spoken,
            members=members,
            votes_entitled=votes,
            votes_represented=votes * there,
            votes_present=votes * was,
            members_entitled=members * entitled,
            members_represented=members * (entitled and there),
            members_present=members * (entitled and was),
            more=more,
        )

    def _spoken(self, votes: int) -> dict[str, int]:
        if isinstance(self.choices, str):
            return {self.choices: votes} if self.choices else {}
        return {choice: number * int(self.sums[0]) for choice, number in self.choices}

    @property
    def single(self) -> str:
        """The side a member is on: its one choice, or the one of for and against that it gave votes to."""
        if isinstance(self.choices, str):
            return self.choices
        sides = [choice for choice, number in self.choices if number and choice in ("for", "against")]
        return sides[0] if len(sides) == 1 else ""

    def _more(
        self, needs: Needs, groups: Mapping[str, set[str]], sides: Sequence[str], spoken: Mapping[str, int]
    ) -> dict[str, int]:
        found: dict[str, int] = {}
        for unit, side, scope in needs.names:
            if unit == "countries" or side not in sides:
                continue
            if side in spoken and unit != "votes" and side != self.single:
                continue
            number, unsaid = self._amount(unit, side, spoken, needs)
            name = f"{unit} {side}".strip()
            at = [""]
            if scope:
                group = self.scopes[needs.scopes.index(scope)]
                # Whoever belongs to a group nobody knows may belong to any.
                at = [f" in {scope}={one}" for one in ([group] if group is not None else sorted(groups[scope]))]
                number, unsaid = (number, unsaid) if group is not None else (0, unsaid or int(self.sums[0]))
            for where in at:
                if name + where not in FIELDS:
                    found[name + where] = found.get(name + where, 0) + number
                if unsaid:
                    found[f"?{name}{where}"] = found.get(f"?{name}{where}", 0) + unsaid
        return found

    def _amount(self, unit: str, side: str, spoken: Mapping[str, int], needs: Needs) -> tuple[int | Fraction, int]:
        if unit == "members":
            return int(self.sums[0]), 0
        if unit != "votes":
            at = 5 + 2 * needs.units.index(unit)
            return self.sums[at], int(self.sums[at + 1])
        if side == "allocated":
            return int(self.sums[3]), int(self.sums[4])
        return (spoken[side] if side in spoken else int(self.sums[1])), int(self.sums[2])


def blocks(
    voters: Mapping[str, Voter],
    rights: Mapping[str, Entitled],
    ballots: Ballots,
    proxies: Sequence[Proxy],
    needs: Needs,
    places: Iterable[object],
) -> list[Block]:
    """Every member in its block; `places` are their groups, in the order of the roll.

    Whoever may or may not have the right stands alone, to be counted both ways.
    """
    found: dict[object, Block] = {}
    everyone = voters.values()
    scoped = zip(*(belonging(everyone, one) for one in needs.scopes), strict=True) if needs.scopes else repeat(())
    for (name, voter), place, scopes in zip(voters.items(), places, scoped, strict=False):
        right, attendance, facts = rights[name], voter.attendance, voter.facts
        holds = right.verdict.holds
        if attendance in PRESENT:
            there, was, ballot = True, True, ballots.get(name, "")
        elif attendance == "represented" and voters[voter.proxy].attendance in PRESENT:
            rule = proxy_of(voter.category, proxies)
            there, was, ballot = bool(rule and rule.presence), False, ballots.get(name)
            if ballot is None:
                ballot = ballots.get(voter.proxy, "")
                ballot = ballot if isinstance(ballot, str) else single(ballot) or ""
        else:
            there, was, ballot = False, False, ""
        if not isinstance(ballot, str):
            ballot = tuple(sorted((choice, number) for choice, number in ballot.items() if number))
        opened = facts.get(OPENED)
        opened = there if opened is None else opened is True
        if holds is None and right.votes is None and right.verdict.code == "weight.cannot_say":
            holds = True
        speaks = facts.get("speaks") is True
        key = (place, scopes, holds, there, was, opened, ballot, speaks, name if holds is None else "")
        block = found.get(key)
        if block is None:
            sides = (*(("represented",) * there), *(("present",) * was), *(("at opening",) * opened))
            sums = [0] * (5 + 2 * len(needs.units))
            block = found[key] = Block(place, scopes, holds, sides, ballot, speaks, sums)
        _add(block.sums, right, voter, needs.units)
    return list(found.values())


def _add(sums: list[int | Fraction], right: Entitled, voter: Voter, units: Sequence[str]) -> None:
    sums[0] += 1
    if right.votes is None:
        sums[2] += 1
    else:
        sums[1] += right.votes
    if right.allocated is None:
        sums[4] += 1
    else:
        sums[3] += right.allocated
    for at, unit in enumerate(units):
        given = voter.facts.get(unit)
        number = given if given.__class__ is int else exact(given)
        sums[5 + 2 * at] += number or 0
        sums[6 + 2 * at] += number is None


def groups_of(voters: Iterable[Voter], facts: Iterable[str]) -> dict[str, set[str]]:
    """The groups of each fact that there are on a roll."""
    voters = tuple(voters)
    return {fact: {str(one) for one in set(belonging(voters, fact)) if one is not None} for fact in facts}
