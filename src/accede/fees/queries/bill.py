"""What an invoice or a credit note says, in the language of its reader."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from django.utils import translation
from django.utils.translation import gettext as _

from accede.fees.documents import Bill, Kind, Party
from accede.fees.models import CreditNote, Invoice, Payee
from accede.fees.queries.called import amount_of
from accede.fees.queries.payer import payer_of, readers_of
from accede.fees.queries.reference import creditor_reference, structured_communication
from accede.register.models import Organisation, Particular
from accede.rulebook.verdict import Line
from accede.wording.margin import amount_lines, article_mark, mark

TAX = "fee.line.vat"


def bill_of(invoice: Invoice, payee: Payee, on: date) -> Bill:
    """Return what an invoice says that this payee issues on a day; its own day is that on which it was called."""
    language = readers_of(invoice, on)[0].language
    amount, book, instead = amount_of(invoice), invoice.book, payer_of(invoice)
    said = zip(amount.lines, amount_lines(amount, book, language), strict=True)
    tax = next((line for line in amount.lines if line.code == TAX), None)
    return Bill(
        number=invoice.label,
        on=invoice.called_on,
        due=invoice.due,
        parts=tuple((one.on, one.cents) for one in invoice.instalments.all() if one.settled_on is None),
        currency=invoice.currency,
        lines=tuple((label, cents) for line, (label, cents) in said if line is not tax),
        rate=_rate(tax),
        tax=tax.cents if tax else 0,
        payee=payee_party(payee),
        payer=payer_party(invoice.organisation),
        iban=payee.iban,
        bic=payee.bic,
        reference=creditor_reference(invoice),
        structured=structured_communication(invoice),
        instead=(str(instead), *instead.postal.splitlines()) if instead else (),
        rests_on=mark(amount, book, language),
        language=language,
        is_sample=invoice.is_sample,
    )


def credit_bill_of(note: CreditNote, payee: Payee, on: date) -> Bill:
    """Return what a credit note says that this payee issues on a day; its own day is that of the credit."""
    clearing, invoice = note.clearing, note.clearing.invoice
    whole = bill_of(invoice, payee, on)
    net = round(clearing.cents / (1 + whole.rate)) if whole.rate is not None else clearing.cents
    with translation.override(whole.language):
        line = _("Credit of fee %(number)s: %(reason)s") % {"number": invoice.label, "reason": clearing.reason}
    return replace(
        whole,
        kind=Kind.CREDIT_NOTE,
        number=note.label,
        on=clearing.on,
        due=None,
        parts=(),
        lines=((line, net),),
        tax=clearing.cents - net,
        iban="",
        bic="",
        reference="",
        structured="",
        credits=(invoice.label, invoice.called_on),
        rests_on=article_mark(tuple(note.article), invoice.book, whole.language) if note.article else "",
    )


def payee_party(payee: Payee) -> Party:
    """Return the association as a bill names it."""
    return Party(
        name=payee.name,
        country=payee.country,
        street=tuple(payee.street.splitlines()),
        postcode=payee.postcode,
        city=payee.city,
        registration=payee.registration,
        vat=payee.vat,
        email=payee.email,
    )


def payer_party(organisation: Organisation) -> Party:
    """Return a member as a bill names it."""
    told = organisation.particulars.filter(name=Particular.Name.ADDRESS).first()
    return Party(
        name=organisation.name,
        country=organisation.country,
        # An address is told as a whole, with its town in it.
        street=tuple(told.value.splitlines()) if told else (),
        city="" if told else organisation.seat,
        registration=organisation.registration,
        vat=organisation.vat,
    )


def _rate(tax: Line | None) -> Fraction | None:
    return Fraction(str(tax.values["share"])) if tax else None
