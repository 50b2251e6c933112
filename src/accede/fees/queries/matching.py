"""What a line of a bank's statement may pay: proposals, each with how sure it is and why.

Nothing here asks the database: everything is looked up in an index that was made once for many lines.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Protocol

from accede.fees.queries.reference import PRINTED, invoices_of
from accede.wording.folding import words_of

CERTAIN, LIKELY, POSSIBLE = ORDER = ("certain", "likely", "possible")
NEAR = timedelta(days=10)  # how far what was recorded by hand may lie from the day of the bank
MOST = 5  # proposals that anybody would read
# What stands in the register and is left out on accounts, or the other way about.
FORMS = frozenset({"aisbl", "asbl", "vzw", "ivzw", "ev", "e", "v", "gmbh", "association", "verein", "stichting"})


class Told(Protocol):
    """A line, as a bank tells it."""

    on: date
    cents: int
    currency: str
    payer: str
    iban: str
    reference: str
    text: str


@dataclass(frozen=True)
class Owed:
    """An invoice and what is left of it."""

    pk: int
    year: int
    number: int
    organisation: int
    left: int
    currency: str
    due: date


@dataclass(frozen=True)
class ByHand:
    """A payment that was recorded by hand, and which no line is known to be."""

    pk: int
    on: date
    cents: int
    currency: str
    organisation: int | None
    invoices: frozenset[int]


@dataclass(frozen=True)
class Proposal:
    """What a line may be: money for these invoices, a member's without any, or what was recorded by hand."""

    confidence: str
    why: str
    invoices: tuple[int, ...] = ()
    organisation: int | None = None
    payment: int | None = None

    def kept(self) -> dict[str, object]:
        """Return it as a line keeps it."""
        said = {"confidence": self.confidence, "why": self.why, "invoices": list(self.invoices)}
        return said | {"organisation": self.organisation, "payment": self.payment}


@dataclass
class Index:
    """What lines are compared with, by everything that they may name."""

    by_number: dict[tuple[int, int], Owed] = field(default_factory=dict)
    owing: dict[int, list[Owed]] = field(default_factory=lambda: defaultdict(list))
    accounts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, list[tuple[int, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    by_hand: dict[int, list[ByHand]] = field(default_factory=lambda: defaultdict(list))


def indexed(
    invoices: Iterable[Owed],
    accounts: Iterable[tuple[str, int]],
    names: Mapping[int, str],
    by_hand: Iterable[ByHand] = (),
) -> Index:
    """Return the index of all invoices, known accounts, names of who owes something, and payments by hand."""
    index = Index()
    for one in sorted(invoices, key=lambda each: (each.due, each.pk)):
        index.by_number[one.year, one.number] = one
        if one.left > 0:
            index.owing[one.organisation].append(one)
    for account, organisation in accounts:
        index.accounts[account].add(organisation)
    for one in by_hand:
        index.by_hand[one.cents].append(one)
    words = {owner: frozenset(words_of(name)) - FORMS for owner, name in names.items() if owner in index.owing}
    common = Counter(word for several in words.values() for word in several)
    for owner, several in words.items():
        if several:
            # Under its rarest word alone, so that few are compared in full.
            index.names[min(several, key=lambda word: (common[word], word))].append((owner, several))
    return index


def proposals(line: Told, index: Index) -> list[Proposal]:
    """Return what a line may pay, the surest first."""
    found = [*_by_reference(line, index), *_by_account(line, index), *_by_name(line, index)]
    known = list(_by_hand(line, found, index))
    if known:
        # What was recorded by hand already is not recorded again by itself.
        found = [_unsure(one) for one in found]
    unlike: dict[tuple, Proposal] = {}
    for one in [*known, *sorted(found, key=lambda each: ORDER.index(each.confidence))]:
        unlike.setdefault((one.invoices, one.organisation, one.payment), one)
    return list(unlike.values())[:MOST]


def names_fee(line: Told, index: Index) -> bool:
    """Say whether a line names a fee: money that went out and does so was perhaps paid and taken back."""
    return any(one in index.by_number for one in invoices_of(f"{line.reference} {line.text}"))


def _unsure(one: Proposal) -> Proposal:
    return Proposal(LIKELY, one.why, one.invoices, one.organisation) if one.confidence == CERTAIN else one


def _by_reference(line: Told, index: Index) -> Iterator[Proposal]:
    text = f"{line.reference} {line.text}"
    known = [index.by_number[one] for one in invoices_of(text) if one in index.by_number]
    named = [one for one in known if one.currency == line.currency]
    owed = [one for one in named if one.left > 0]
    if named and not owed:
        yield Proposal(LIKELY, "reference_paid", (), named[0].organisation)
    if not owed:
        return
    whole = sum(one.left for one in owed) == line.cents
    # A reference with its check digits names one fee; what looks like a number may be something else.
    is_checked = bool(invoices_of(PRINTED.sub(" ", text)))
    is_certain = whole or (is_checked and len(named) == 1)
    why = "reference" if is_checked else "number"
    yield Proposal(CERTAIN if is_certain else LIKELY, why if whole else f"{why}_other", _pks(owed), _owner(owed))


def _by_account(line: Told, index: Index) -> Iterator[Proposal]:
    owners = index.accounts.get(line.iban, ()) if line.iban else ()
    if len(owners) != 1:
        return
    [owner] = owners
    owed = [one for one in index.owing.get(owner, ()) if one.currency == line.currency]
    exact = [one for one in owed if one.left == line.cents]
    for one in exact:
        yield Proposal(LIKELY, "account_amount", (one.pk,), owner)
    if not exact and owed and sum(one.left for one in owed) == line.cents:
        yield Proposal(LIKELY, "account_sum", _pks(owed), owner)
    elif not exact:
        yield Proposal(POSSIBLE, "account", _pks(owed[:1]), owner)


def _by_name(line: Told, index: Index) -> Iterator[Proposal]:
    words = frozenset(words_of(line.payer, line.text))
    for word in words & index.names.keys():
        for owner, name in index.names[word]:
            if name <= words:
                for one in index.owing[owner]:
                    if one.left == line.cents and one.currency == line.currency:
                        yield Proposal(POSSIBLE, "name_amount", (one.pk,), owner)


def _by_hand(line: Told, found: Sequence[Proposal], index: Index) -> Iterator[Proposal]:
    invoices = {pk for one in found for pk in one.invoices}
    owners = {one.organisation for one in found} - {None}
    for one in index.by_hand.get(line.cents, ()):
        is_near = abs(one.on - line.on) <= NEAR and one.currency == line.currency
        if is_near and (one.invoices & invoices or one.organisation in owners):
            yield Proposal(LIKELY, "by_hand", (), one.organisation, one.pk)


def _pks(owed: Iterable[Owed]) -> tuple[int, ...]:
    return tuple(one.pk for one in owed)


def _owner(owed: Sequence[Owed]) -> int | None:
    owners = {one.organisation for one in owed}
    return owners.pop() if len(owners) == 1 else None
