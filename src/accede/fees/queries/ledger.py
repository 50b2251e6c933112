"""The journal of fees as an accountant reads it: double entries with the numbers of the accounts."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from accede.fees.models import Ledger
from accede.fees.queries.account import ORDER
from accede.fees.queries.books import Account, Line, entries
from accede.fees.queries.movements import movements
from accede.register.models import Membership, Organisation

# A proposal until the treasurer says otherwise, after the Belgian plan of accounts.
PROPOSED = {
    Account.DEBTS: "400000",
    Account.INCOME: "730000",
    Account.BANK: "550000",
    Account.CREDITS: "460000",
    Account.LOSSES: "642000",
}
COLUMNS = ("document", "day", "account", "label", "debit", "credit", "currency", "member", "name", "text")


def codes() -> tuple[dict[Account, str], bool]:
    """Return the number of each account, and whether the treasurer has set them."""
    ledger = Ledger.objects.first()
    known = ledger.codes if ledger else {}
    return {one: known.get(one, PROPOSED[one]) for one in Account}, ledger is not None


def lines(start: date, until: date) -> Iterator[Line]:
    """Return the double entries of a period, both days included: what came in stands before what it pays."""
    moved = [one for one in movements(until) if one.on >= start]
    return entries(sorted(moved, key=lambda one: (one.on, one.document, ORDER.index(one.kind))))


def turnovers(found: Iterator[Line]) -> dict[str, Counter[tuple[Account, str]]]:
    """Add up what each account was debited and credited, by currency."""
    told: dict[str, Counter[tuple[Account, str]]] = {}
    for line in found:
        sums = told.setdefault(line.currency, Counter())
        sums[line.account, "debit"] += line.debit
        sums[line.account, "credit"] += line.credit
    return told


def exported(found: Iterator[Line], labels: dict[Account, str], texts: dict[str, str]) -> Iterator[list[object]]:
    """Return each line as a row of COLUMNS, with these labels of accounts and texts of kinds."""
    numbers, _is_set = codes()
    names = dict(Organisation.objects.values_list("pk", "name"))
    members = dict(Membership.objects.order_by("pk").values_list("organisation", "number"))
    for line in found:
        one = line.movement
        whose = (one.payer if line.account in (Account.CREDITS, Account.BANK) else 0) or one.owner or one.payer
        amounts = [Decimal(cents).scaleb(-2) if cents else "" for cents in (line.debit, line.credit)]
        said = texts[one.kind].format(fee=one.invoice)
        account = [numbers[line.account], labels[line.account]]
        whom = [members.get(whose, ""), names.get(whose, "")]
        yield [line.document, line.on, *account, *amounts, line.currency, *whom, said]
