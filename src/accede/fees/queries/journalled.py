"""What moved, as the journal alone has it: nothing but entries is read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from accede.fees.queries.books import Kind, Movement
from accede.fees.queries.movements import document_of
from accede.journal.models import Entry
from accede.journal.record import Plain


def journalled(entries: Iterable[Entry]) -> list[Movement]:
    """Return everything that moved by these entries, in order of days."""
    payers: dict[int, int] = {}
    return sorted(one for entry in entries for one in _moved(entry, payers))


def fee_entries() -> Iterator[Entry]:
    """Return the entries that the books are rebuilt from, oldest first, holding few in memory."""
    return Entry.objects.filter(action__startswith="fees.").iterator(500)


def without_amount() -> set[str]:
    """Return the fees that were called before the journal said how much; what was paid of them stands there no more."""
    called = Entry.objects.filter(action="fees.call_fee").exclude(values__has_key="cents")
    return {one.values["number"] for one in called}


def _moved(entry: Entry, payers: dict[int, int]) -> Iterator[Movement]:
    said = entry.values
    if entry.action == "fees.call_fee" and "cents" in said:
        label, owner = said["number"], _pk(said, "organisation")
        yield Movement(_on(said), label, Kind.CALLED, _cents(said), said["currency"], label, owner=owner)
    if "received" in said:
        payment, money = int(entry.subject.rpartition(":")[2]), said["received"]
        payers[payment] = _pk(said, "organisation")
        cents = int(Decimal(money["amount"]) * 100)
        yield Movement(
            _on(said),
            f"P{payment}",
            Kind.RECEIVED,
            cents,
            money["currency"],
            payment=payment,
            payer=payers[payment],
        )
    if "refund" in said:
        payment = int(entry.subject.rpartition(":")[2])
        more = {"payment": payment, "payer": payers.get(payment, 0)}
        yield Movement(_on(said), f"R{_pk(said, 'refund')}", Kind.REFUNDED, _cents(said), said["currency"], **more)
    for one in ([said] if "clearing" in said else []) + said.get("cleared", []):
        yield _cleared(one, said.get("credit_note", ""), payers)


def _cleared(said: Mapping[str, Any], credit_note: str, payers: Mapping[int, int]) -> Movement:
    kind, payment = said["kind"], _pk(said, "payment")
    document = document_of(kind, _pk(said, "undoes") or _pk(said, "clearing"), payment, credit_note)
    return Movement(
        _on(said),
        document,
        Kind(kind),
        _cents(said),
        said["currency"],
        said["number"],
        payment,
        _pk(said, "organisation"),
        payers.get(payment, 0),
    )


def _on(said: Mapping[str, Plain]) -> date:
    return date.fromisoformat(str(said["on"]))


def _cents(said: Mapping[str, Plain]) -> int:
    # An integer too large for JSON stands there as text.
    return int(str(said["cents"]))


def _pk(said: Mapping[str, Plain], name: str) -> int:
    """Return the number of what is named like `register.organisation:5`; 0 for nothing."""
    return int(str(said.get(name) or "0").rpartition(":")[2])
