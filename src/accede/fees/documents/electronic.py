"""A bill as data after EN 16931, in both of its forms: CII, which lies in the PDF, and UBL, which stands beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from unicodedata import category

from django.utils.translation import gettext as _
from django.utils.translation import override
from facturx import generate_cii_xml, generate_ubl_xml

from accede.fees.documents.bill import Bill, Party, written
from accede.rulebook.verdict import Money
from accede.wording.formats import day, money

LEVEL = "en16931"
OUTSIDE, STANDARD = "O", "S"  # categories of value added tax: outside its scope, standard rate
ONE = "C62"
SEPA, TRANSFER = "58", "30"
BY_MAIL = "EM"
HOW = {"level": LEVEL, "check_xsd": False, "check_schematron": False}


def cii(bill: Bill) -> bytes:
    """Return the bill as the Cross Industry Invoice of Factur-X."""
    return generate_cii_xml(terms(bill), **HOW)


def ubl(bill: Bill) -> bytes:
    """Return the bill as UBL 2.1."""
    return generate_ubl_xml(terms(bill), **HOW)


def terms(bill: Bill) -> dict[str, Any]:
    """Return what the bill says by the terms of EN 16931; a new one each time, for the writer changes it."""
    with override(bill.language):
        return _plain(_head(bill) | _parties(bill) | _payment(bill) | _sums(bill) | _lines(bill))


def _head(bill: Bill) -> dict[str, Any]:
    # The buyer is who owes. The norm's core has no term for another who pays: that is said in words, as on the paper.
    paid_by = _("Sent to %(payer)s, who pays it.") % {"payer": bill.instead[0]} if bill.instead else ""
    notes = [bill.rests_on, paid_by, _("Sample: nothing is owed") if bill.is_sample else ""]
    head = {
        "BT-1": bill.number,
        "BT-2": bill.on,
        "BT-3": str(bill.kind),
        "BT-5": bill.currency,
        # Without a day of delivery the writer leaves an empty element, which the schema of CII refuses.
        "BT-72": bill.on,
        "BG-1": [{"BT-22": note} for note in notes if note],
    }
    if bill.credits:
        number, on = bill.credits
        head["BG-3"] = [{"BT-25": number, "BT-26": on}]
    return head


def _parties(bill: Bill) -> dict[str, Any]:
    # What is outside the scope of the tax names nobody's number for it (BR-O-02).
    is_taxed = bill.rate is not None
    return {"BG-4": _party(bill.payee, is_taxed=is_taxed), "BG-7": _party(bill.payer, is_taxed=is_taxed)}


def _party(party: Party, *, is_taxed: bool) -> dict[str, Any]:
    street = dict(zip(("addr_l1", "addr_l2", "addr_l3"), party.street, strict=False))
    said = {
        "name": party.name,
        "legal_identifier": party.registration,
        "vat_identifier": party.vat if is_taxed else "",
        "einvoicing_addr": party.email,
        "einvoicing_addr_schemeid": BY_MAIL if party.email else "",
        "city": party.city,
        "postcode": party.postcode,
        "country_code": party.country,
    }
    return {name: value for name, value in (said | street).items() if value}


def _payment(bill: Bill) -> dict[str, Any]:
    if bill.is_credit:
        return {"BT-20": _("What is credited lessens what is left to pay.")}
    said = {
        "BT-9": bill.due,
        "BT-20": "\n".join(_part(bill, on, cents) for on, cents in bill.parts),
        "BT-81": SEPA if bill.currency == "EUR" else TRANSFER,
        "BT-83": bill.reference,
        "BT-84": bill.iban,
        "BT-85": bill.payee.name,
        "BT-86": bill.bic,
    }
    return {term: value for term, value in said.items() if value}


def _part(bill: Bill, on: date, cents: int) -> str:
    said = {"amount": money(Money(cents, bill.currency), bill.language), "day": day(on, bill.language)}
    return _("Instalment: %(amount)s by %(day)s") % said


def _sums(bill: Bill) -> dict[str, Any]:
    net, tax, total = written(bill.net), written(bill.tax), written(bill.total)
    sums = {"BT-106": net, "BT-109": net, "BT-110": tax, "BT-112": total, "BT-115": total}
    return sums | {"BG-23": [{"BT-116": net, "BT-117": tax, "BT-118": _category(bill)} | _rate(bill)]}


def _rate(bill: Bill) -> dict[str, str]:
    if bill.rate is None:
        return {"BT-120": _("Not subject to value added tax."), "BT-121": "VATEX-EU-O"}
    return {"BT-119": _percent(bill)}


def _lines(bill: Bill) -> dict[str, Any]:
    rate = {} if bill.rate is None else {"BT-152": _percent(bill)}
    return {
        "BG-25": [
            {
                "BT-126": str(place),
                # No price is below nothing (BR-27): what lessens the sum is taken minus once.
                "BT-129": "1" if cents >= 0 else "-1",
                "BT-130": ONE,
                "BT-131": written(cents),
                "BT-146": written(abs(cents)),
                "BT-151": _category(bill),
                "BT-153": label,
            }
            | rate
            for place, (label, cents) in enumerate(bill.lines, 1)
        ]
    }


def _category(bill: Bill) -> str:
    return OUTSIDE if bill.rate is None else STANDARD


def _percent(bill: Bill) -> str:
    return f"{float(bill.rate * 100):g}"


def _plain(said: Any) -> Any:
    """Leave out the signs that XML cannot hold."""
    match said:
        case str():
            return "".join(one for one in said if one.isspace() or category(one) not in ("Cc", "Cs", "Cn"))
        case Mapping():
            return {name: _plain(value) for name, value in said.items()}
        case list():
            return [_plain(one) for one in said]
    return said
