"""What members owe for a year: one by one, and all together where a budget is shared out among them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from accede.rulebook import known
from accede.rulebook.fact import TODAY
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.fee import Fee
from accede.rulebook.pot import shared_out
from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Amount, Named, merged
from accede.rulebook.year import Year

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def fee_for(book: "Book", category: str, facts: Facts, year: Year) -> Amount:
    """The fee of one member; see `Book.fee_for`."""
    fee = known.fee_of(book, category)
    if fee is None:
        return Amount(money=None, code="fee.no_rule", values={"category": Named("category", category)})
    found = book.facts(_asked(category, facts, year))
    return _resting(book, fee, fee.reckon(found, book.rulebook.currency, year), found)


def fees_of(book: "Book", roll: Iterable[Voter], on: date | None, facts: Facts) -> dict[str, Amount]:
    """The fees of a whole roll; see `Book.fees_of`. Members whose fee is set aside have no part in a pot."""
    voters = {voter.member: voter for voter in roll}
    rules = {member: known.fee_of(book, voter.category) for member, voter in voters.items()}
    owed = {
        member: fee_for(book, voter.category, _of(voter, facts), _year(voter, on))
        for member, voter in voters.items()
        if rules[member] is None or rules[member].part is None or not rules[member].part.pot
    }
    for name, fee in book.fee.items():
        if fee.part is not None and fee.part.pot:
            sharing = [voter for member, voter in voters.items() if rules[member] is fee]
            owed |= _pot(book, name, {voter.member: voter for voter in sharing}, on, facts)
    return {member: owed[member] for member in voters}


def _pot(book: "Book", name: str, sharing: dict[str, Voter], on: date | None, facts: Facts) -> dict[str, Amount]:
    fee, currency = book.fee[name], book.rulebook.currency
    found = {
        member: book.facts(_asked(voter.category, _of(voter, facts), _year(voter, on)))
        for member, voter in sharing.items()
    }
    first = {member: fee.reckon(known_, currency, _year(sharing[member], on)) for member, known_ in found.items()}
    paying = {member: found[member] for member, amount in first.items() if amount.code == "fee.needs_all"}
    undecided = merged(*(one.missing for one in first.values() if one.code == "fee.cannot_say"))
    shares = shared_out(fee.part, paying)
    for member, share in shares.items():
        unsaid = replace(share, high=None, missing=merged(share.missing, undecided)) if undecided else share
        first[member] = fee.owed(found[member], currency, Year(on), unsaid)
    return {member: _resting(book, fee, amount, found[member]) for member, amount in first.items()}


def _asked(category: str, facts: Facts, year: Year) -> dict[str, Fact]:
    """The facts with what the engine knows of the year; what somebody has said of it stands."""
    engine: dict[str, Fact | None] = {"category": category, TODAY: year.on or year.joined or year.left}
    if year.joined is not None:
        engine |= {"joined": year.joined, "first_year": year.joined.year == year.number}
    return {name: value for name, value in engine.items() if value is not None} | dict(facts)


def _resting(book: "Book", fee: Fee, amount: Amount, found: Facts) -> Amount:
    assumed = book.fact_marks(fee) if amount.code != "fee.set_aside" else ()
    return known.naming(book, amount.resting_on((), assumed) if assumed else amount, found)


def _of(voter: Voter, facts: Facts) -> dict[str, Fact]:
    place = {"country": voter.country} if voter.country else {}
    return {**facts, **place, **voter.facts}


def _year(voter: Voter, on: date | None) -> Year:
    joined, left = (value if isinstance(value, date) else None for value in map(voter.facts.get, ("joined", "left")))
    return Year(on, joined, left)
