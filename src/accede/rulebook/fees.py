"""What members owe for a year: one by one, and all together where a budget is shared out among them."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from accede.rulebook import known
from accede.rulebook.fact import TODAY
from accede.rulebook.facts import Fact, Facts
from accede.rulebook.fee import Fee
from accede.rulebook.pot import shared_out
from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Amount, Named, merged
from accede.rulebook.worked import Worked
from accede.rulebook.year import Year

if TYPE_CHECKING:
    from accede.rulebook.book import Book


def fee_for(book: "Book", category: str, facts: Facts, year: Year) -> Amount:
    """The fee of one member; see `Book.fee_for`."""
    fee = known.fee_of(book, category)
    if fee is None:
        return _no_rule(category)
    return _said(book, fee, book.facts(_asked(category, year, facts)), year)


def _no_rule(category: str) -> Amount:
    return Amount(money=None, code="fee.no_rule", values={"category": Named("category", category)})


def _said(book: "Book", fee: Fee, found: Facts, year: Year) -> Amount:
    amount = fee.reckon(found, book.rulebook.currency, year)
    return known.naming(book, amount, found) if amount.missing else amount


def fees_of(book: "Book", roll: Iterable[Voter], on: date | None, facts: Facts) -> dict[str, Amount]:
    """The fees of a whole roll; see `Book.fees_of`. Members whose fee is set aside have no part in a pot."""
    owed: dict[str, Amount | None] = {}
    sharing: dict[str, dict[str, Voter]] = {}
    rules = {category: known.fee_of(book, category) for category in book.category}
    whole = Year(on)
    known_of = {category: _asked(category, whole, facts) for category in rules}
    for voter in roll:
        fee = rules.get(voter.category)
        if fee is None:
            owed[voter.member] = _no_rule(voter.category)
        elif fee.part is not None and fee.part.pot:
            sharing.setdefault(fee.name, {})[voter.member] = voter
            owed[voter.member] = None  # keeps its place on the roll
        else:
            year = _year(voter, whole)
            given = {**known_of[voter.category], **_own(voter)} if year is whole else _of(voter, facts, year)
            owed[voter.member] = _said(book, fee, book.facts(given), year)
    for name, members in sharing.items():
        owed |= _pot(book, name, members, whole, facts)
    return owed


def _pot(book: "Book", name: str, sharing: dict[str, Voter], whole: Year, facts: Facts) -> dict[str, Amount]:
    fee, currency = book.fee[name], book.rulebook.currency
    years = {member: _year(voter, whole) for member, voter in sharing.items()}
    found = {member: book.facts(_of(voter, facts, years[member])) for member, voter in sharing.items()}
    first = {member: fee.reckon(known_, currency, years[member]) for member, known_ in found.items()}
    paying = {member: found[member] for member, amount in first.items() if amount.code == "fee.needs_all"}
    undecided = merged(*(one.missing for one in first.values() if one.code == "fee.cannot_say"))
    shares = shared_out(fee.part, paying)
    for member, share in shares.items():
        unsaid = Worked.anything(*merged(share.missing, undecided)) if undecided else share
        first[member] = fee.owed(found[member], currency, whole, unsaid)
    return {member: known.naming(book, amount, found[member]) for member, amount in first.items()}


def _asked(category: str, year: Year, *given: Facts) -> dict[str, Fact]:
    """The facts with what the engine knows of the year; what somebody has said of it stands."""
    found: dict[str, Fact] = {"category": category}
    today = year.on or year.joined or year.left
    if today is not None:
        found[TODAY] = today
    if year.joined is not None:
        found["joined"], found["first_year"] = year.joined, year.joined.year == year.number
    for facts in given:
        found.update(facts)
    return found


def _of(voter: Voter, facts: Facts, year: Year) -> dict[str, Fact]:
    return _asked(voter.category, year, facts, _own(voter))


def _own(voter: Voter) -> Facts:
    return {"country": voter.country, **voter.facts} if voter.country else voter.facts


def _year(voter: Voter, whole: Year) -> Year:
    """The year of one member: the whole year, unless it is known when it joined or left."""
    if "joined" not in voter.facts and "left" not in voter.facts:
        return whole
    joined, left = voter.facts.get("joined"), voter.facts.get("left")
    return Year(whole.on, joined if isinstance(joined, date) else None, left if isinstance(left, date) else None)
