"""A budget shared out among all members in proportion to a fact, to the cent: the shares sum to the budget."""

from collections.abc import Mapping
from fractions import Fraction

from accede.rulebook.facts import Facts, exact
from accede.rulebook.part import Part
from accede.rulebook.worked import Worked


def shared_out(part: Part, members: Mapping[str, Facts]) -> dict[str, Worked]:
    """Each member's share of the pot. What is missing of one member leaves the share of all unsaid.

    Cents left over by rounding down go to the largest remainders; between equal ones, in the order of the names.
    """
    (by,) = part.by
    pots = {exact(facts.get(part.pot)) for facts in members.values()}
    given = {member: exact(facts.get(by)) for member, facts in members.items()}
    missing = [part.pot] if len(pots) != 1 or None in pots or min(pots) < 0 else []
    missing += [by] if any(one is None or one < 0 for one in given.values()) else []
    total = sum(one for one in given.values() if one is not None)
    if missing or not total:
        return {member: Worked.anything(*(missing or (by,))) for member in members}
    exactly = {member: pots.copy().pop() * 100 * one / total for member, one in given.items()}
    cents = {member: share.numerator // share.denominator for member, share in exactly.items()}
    over = int(sum(exactly.values())) - sum(cents.values())
    for member in sorted(members, key=lambda one: (cents[one] - exactly[one], one))[:over]:
        cents[member] += 1
    return {member: Worked.just(Fraction(number, 100)) for member, number in cents.items()}
