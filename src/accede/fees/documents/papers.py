"""A bill as it leaves the house: a PDF for the archive and for those who listen, its data within and beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.fees.documents.bill import Bill, Party
from accede.fees.documents.electronic import cii, ubl
from accede.fees.documents.transfer import SIDE
from accede.post.typeset import typeset
from accede.rulebook.verdict import Money
from accede.wording.formats import country, day, money, percent, plain_money

# What the archive must be told about the data within (Factur-X 1.0, chapter 6.3), and what is within.
FX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
WITHIN = {
    "DocumentFileName": ("factur-x.xml", "The name of the embedded XML document"),
    "DocumentType": ("INVOICE", "The type of the hybrid document in capital letters"),
    "Version": ("1.0", "The actual version of the standard applying to the embedded XML document"),
    "ConformanceLevel": ("EN 16931", "The conformance level of the embedded XML document"),
}
# Where the typesetter writes its metadata and its trailer; a change is appended after them (ISO 32000-1, 7.5.6).
METADATA = re.compile(rb"\n(\d+) 0 obj\n<</Length \d+/Type/Metadata/Subtype/XML>>\nstream\n(.*?)\nendstream", re.DOTALL)
TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF\s*$", re.DOTALL)
OTHERWISE = "the typesetter writes its metadata in another way than it did"
SCHEMAS, DESCRIBED = b"</rdf:Bag></pdfaExtension:schemas>", b"</rdf:RDF>"


@dataclass(frozen=True, slots=True)
class Papers:
    """A bill in its three forms, byte for byte; the data of `cii` lies in the PDF too."""

    bill: Bill
    pdf: bytes
    cii: bytes
    ubl: bytes


def papers(bill: Bill) -> Papers:
    """Set a bill, which may be a credit note; the same bill gives the same bytes."""
    data = cii(bill)
    with override(bill.language):
        pdf = typeset("bill.typ", _said(bill), [data])
    return Papers(bill, _declared(pdf), data, ubl(bill))


def _said(bill: Bill) -> dict[str, object]:
    language = bill.language
    total = money(Money(bill.total, bill.currency), language)
    return {
        "title": (_("Credit note %(number)s") if bill.is_credit else _("Invoice %(number)s")) % {"number": bill.number},
        "date": [bill.on.year, bill.on.month, bill.on.day],
        "lang": language,
        "author": bill.payee.name,
        "from": " · ".join(_address(bill.payee, language)),
        "to": list(bill.instead) or [bill.payer.name, *_address(bill.payer, language)],
        "day": day(bill.on, language),
        "stamp": _("Sample: nothing is owed") if bill.is_sample else "",
        "columns": [_("What for"), _("Amount")],
        "lines": [[label, plain_money(cents, language)] for label, cents in _lines(bill)],
        "total": [_("Credited") if bill.is_credit else _("To be paid"), total],
        "notes": [note for note in (_instead(bill), _rests_on(bill), _scope(bill), _credited(bill)) if note],
        "pay": _pay(bill),
        "parts": [[day(on, language), money(Money(cents, bill.currency), language)] for on, cents in bill.parts],
        "facts": list(bill.transfer.told()) if bill.due else [],
        "qr": bill.transfer.code() if bill.due else "",
        "side": SIDE,
        "scan": _("Scan to pay"),
        "qr_says": _("A code for banking apps: %(amount)s to %(payee)s, with the reference.")
        % {"amount": money(Money(bill.transfer.cents, bill.currency), language), "payee": bill.payee.name},
        "foot": " · ".join(_foot(bill.payee)),
        "enclosed": _("The same as data, after EN 16931"),
    }


def _pay(bill: Bill) -> str:
    if bill.parts:
        return _("Please pay each instalment by its day. The code is for the first.")
    return _("Please pay by %(day)s.") % {"day": day(bill.due, bill.language)} if bill.due else ""


def _lines(bill: Bill) -> Iterator[tuple[str, int]]:
    yield from bill.lines
    if bill.rate is not None:
        yield _("Value added tax: {share}").format(share=percent(bill.rate, bill.language)), bill.tax


def _address(party: Party, language: str) -> list[str]:
    town = f"{party.postcode} {party.city}".strip()
    return [line for line in (*party.street, town, country(party.country, language)) if line]


def _rests_on(bill: Bill) -> str:
    return _("The amount follows from %(article)s.") % {"article": bill.rests_on} if bill.rests_on else ""


def _instead(bill: Bill) -> str:
    return _("Fee of %(member)s.") % {"member": bill.payer.name} if bill.instead else ""


def _scope(bill: Bill) -> str:
    return _("Not subject to value added tax.") if bill.rate is None else ""


def _credited(bill: Bill) -> str:
    if not bill.credits:
        return ""
    number, on = bill.credits
    return _("For invoice %(number)s of %(day)s.") % {"number": number, "day": day(on, bill.language)}


def _foot(party: Party) -> Iterator[str]:
    yield party.name
    if party.registration:
        yield party.registration
    if party.vat:
        yield _("VAT %(number)s") % {"number": party.vat}
    if party.email:
        yield party.email


def _declared(pdf: bytes) -> bytes:
    """Tell the archive of the data within, behind what the typesetter wrote: of that, not a byte is changed."""
    kept, end = METADATA.search(pdf), TRAILER.search(pdf)
    if not (kept and end):
        raise RuntimeError(OTHERWISE)
    told, number = _told(kept[2]), int(kept[1])
    added = b"%d 0 obj\n<</Length %d/Type/Metadata/Subtype/XML>>\nstream\n%b\nendstream\nendobj\n"
    table = b"xref\n%d 1\n%010d 00000 n\r\ntrailer\n<<%b/Prev %b>>\nstartxref\n%d\n%%%%EOF\n"
    whole = pdf.rstrip() + b"\n"
    changed = added % (number, len(told), told)
    return whole + changed + table % (number, len(whole), end[1], end[2], len(whole) + len(changed))


def _told(metadata: bytes) -> bytes:
    properties = "".join(_property(name, says) for name, (_value, says) in WITHIN.items())
    schema = (
        '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{FX}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    ).encode()
    values = "".join(f"<fx:{name}>{value}</fx:{name}>" for name, (value, _says) in WITHIN.items())
    block = f'<rdf:Description rdf:about="" xmlns:fx="{FX}">{values}</rdf:Description>'.encode()
    for mark, more in ((SCHEMAS, schema), (DESCRIBED, block)):
        before, found, after = metadata.rpartition(mark)
        if not found:
            raise RuntimeError(OTHERWISE)
        metadata = before + more + found + after
    return metadata


def _property(name: str, says: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category>'
        f"<pdfaProperty:description>{says}</pdfaProperty:description><pdfaProperty:name>{name}</pdfaProperty:name>"
        "<pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
    )
