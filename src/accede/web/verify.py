"""Walks the journal, the archive and the books for the command line and tells every fault."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from accede.archive.models import Document
from accede.archive.queries import broken, unnamed
from accede.fees.queries.books import Movement
from accede.fees.queries.journalled import fee_entries, journalled, without_amount
from accede.fees.queries.movements import movements
from accede.journal.models import Head
from accede.journal.queries import verify as faults_of_the_chain
from accede.register.models import Organisation
from accede.rulebook.verdict import Money


def verify() -> int:
    """Print what is wrong with the chain and the documents or the books, or that they hold; return 1 or 0."""
    return max(_chain(), _documents(), books())


def _chain() -> int:
    faults = faults_of_the_chain()
    for fault in faults:
        print(f"entry {fault.sequence}: {fault.sentence}")
    if not faults:
        length = Head.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0
        print(f"The journal holds: {length} entries, none changed, missing or out of place.")
    return 1 if faults else 0


def _documents() -> int:
    faults = list(broken())
    for document, is_there in faults:
        print(f"document {document.pk}: its file {'is not what it was' if is_there else 'is missing'}.")
    if not faults:
        print(f"The documents hold: {Document.objects.count()} files, none changed or missing.")
    if waiting := unnamed():
        print(f"Files that belong to no document, swept away two days after they came: {waiting}.")
    return 1 if faults else 0


def books() -> int:
    """Compare what moved by the tables with what moved by the journal alone."""
    merged = dict(Organisation.objects.exclude(merged_into=None).values_list("pk", "merged_into"))
    told, kept = _counted(journalled(fee_entries()), merged), _counted(movements(), merged)
    older = without_amount()
    paid_for_them = {one.payment for one in kept if one.invoice in older and one.payment}
    added, lacking = sorted((told - kept).elements()), sorted((kept - told).elements())
    lacking = [one for one in lacking if one.invoice not in older and one.payment not in paid_for_them]
    for one in added:
        print(f"fees: {_said(one)} stands in the journal, not in the tables.")
    for one in lacking:
        print(f"fees: {_said(one)} stands in the tables, not in the journal.")
    if not added and not lacking:
        print(f"The books hold: {(told & kept).total()} movements of fees, the same in the tables and in the journal.")
    if older:
        print(f"Fees called before the journal said how much, for which the tables stand alone: {len(older)}.")
    return int(bool(added or lacking))


def _counted(found: Iterable[Movement], merged: dict[int, int]) -> Counter[Movement]:
    return Counter(replace(one, owner=_one(one.owner, merged), payer=_one(one.payer, merged)) for one in found)


def _one(organisation: int, merged: dict[int, int]) -> int:
    while organisation in merged:
        organisation = merged[organisation]
    return organisation


def _said(one: Movement) -> str:
    of = f" of {one.invoice}" if one.invoice and one.invoice != one.document else ""
    return f"{one.document}{of}, {one.on}, {one.kind}, {Money(one.cents, one.currency)} {one.currency}"
