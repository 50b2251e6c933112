"""What a decision takes off an amount: a share or so many cents, with its reason, and never below nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from accede.rulebook.verdict import Amount, Line, Money, Named, merged
from accede.rulebook.worked import rounded

VAT = "fee.line.vat"


@dataclass(frozen=True, slots=True)
class Relief:
    """What was decided, by whom and why: a share of what is left to be paid, or cents. The whole share is a waiver."""

    reason: str
    by: str = ""
    article: tuple[str, ...] = ()
    share: Fraction = Fraction(0)
    cents: int = 0


def relieved(amount: Amount, reliefs: Iterable[Relief], currency: str) -> Amount:
    """The amount less what was decided, one line each, one after another; tax is reckoned on what is left.

    Whoever pays nothing at all owes nothing, though nobody can say how much it would have been.
    """
    decided = tuple(reliefs)
    if not decided:
        return amount
    article = merged(amount.article, *(one.article for one in decided))
    if amount.money is None:
        is_waived = any(one.share == 1 for one in decided)
        nothing = {"money": Money(0, currency), "code": "fee.set_aside", "missing": ()}
        return replace(amount, article=article, **nothing) if is_waived else amount
    net = tuple(line for line in amount.lines if line.code != VAT)
    less = tuple(_less(sum(line.cents for line in net), decided))
    left = sum(line.cents for line in (*net, *less))
    tax = tuple(_taxed(line, left) for line in amount.lines if line.code == VAT)
    lines = (*net, *less, *tax)
    return replace(amount, money=Money(sum(line.cents for line in lines), currency), lines=lines, article=article)


def granted(whole: Amount, owed: Amount, relief: Relief) -> Amount:
    """What the rule itself lets somebody grant, told as a line below what would have been owed without it."""
    if whole.money is None or owed.money is None or whole.money == owed.money:
        return owed
    net, left = ([line for line in one.lines if line.code != VAT] for one in (whole, owed))
    off = sum(line.cents for line in left) - sum(line.cents for line in net)
    less = Line(code="fee.line.granted", cents=off, values=_values(relief))
    tax = (line for line in owed.lines if line.code == VAT)
    return replace(whole, money=owed.money, lines=(*net, less, *tax), marks=merged(whole.marks, owed.marks))


def _less(left: int, reliefs: Iterable[Relief]) -> Iterator[Line]:
    for one in reliefs:
        off = min(left, int(rounded(left * one.share, "unit")) + one.cents)
        left -= off
        if off:
            yield Line(code="fee.line.relief", cents=-off, values=_values(one))


def _values(relief: Relief) -> dict[str, Named | str]:
    return {"by": Named("body", relief.by), "reason": relief.reason}


def _taxed(line: Line, net: int) -> Line:
    return replace(line, cents=int(rounded(net * line.values["share"], "unit")))
