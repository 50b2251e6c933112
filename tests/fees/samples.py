"""Fees called for tests, by the real actions."""

from datetime import date

from cast import NOON
from permissions import Call, Sample
from register.samples import member, of_law
from statutes.samples import SECRETARY, house_texts, law
from worlds import kept

from accede.fees.actions import (
    call_fee,
    credit,
    issue_credit_note,
    issue_invoice,
    name_payee,
    record_payment,
    write_off,
)
from accede.fees.models import Payee
from accede.fees.queries.ledger import PROPOSED
from accede.register.actions import declare_figure

TODAY = date(2027, 5, 4)


@kept
def sized(wises=12, **known):
    """Return a member whose fee can be said."""
    one = member(**known)
    declare_figure(one.organisation, name="wises", value=wises, year=2024, by=SECRETARY, at=NOON)
    return one


@kept
def called(membership=None, year=2027, on=TODAY, **details):
    house_texts()
    return call_fee(membership or sized(), year=year, on=on, **details, by=SECRETARY, at=NOON)


def calling():
    house_texts()
    return Call((sized(),), {"year": 2027, "on": TODAY})


def invoice():
    one = called()
    return Call((one.year, one.number), owner=one.organisation_id)


def account():
    one = called()
    return Call((one.organisation_id,), owner=one.organisation_id)


def paid(*invoices, cents=100, on=TODAY, **details):
    """Return a payment on some invoices, or on one of its own."""
    return record_payment(*(invoices or [called()]), cents=cents, on=on, **details, by=SECRETARY, at=NOON)


def credited(invoice, *, cents=None, on=TODAY, **details):
    """Return a credit note on an invoice, on all of it unless told."""
    said = {"cents": cents or invoice.cents, "on": on, "reason": "Too much."}
    return credit(invoice, **said, seen=invoice.clearings.count(), **details, by=SECRETARY, at=NOON)


def written_off(invoice, on=TODAY):
    """Return the clearing that writes off what is left of an invoice."""
    said = {"on": on, "reason": "Dissolved.", "decided_by": "The Board"}
    return write_off(invoice, **said, seen=invoice.clearings.count(), by=SECRETARY, at=NOON)


def payment():
    one = paid()
    return Call((one.pk,), owner=one.organisation_id)


def using_what_is_free():
    one = called()
    payment = paid(one, cents=one.cents + 500)
    return Call((payment,), {"invoice": called(one.membership, 2028), "cents": 500, "seen": 500})


def giving_back():
    one = called()
    payment = paid(one, cents=one.cents + 500)
    return Call((payment,), {"cents": 500, "on": TODAY, "reason": "Paid twice.", "seen": 500})


def naming():
    law()
    return Call((payee(),))


def named_payee(at=NOON, **changed):
    return name_payee(payee(**changed), by=SECRETARY, at=at)


def payee(**changed):
    """Return the association as an invoice names it, not said yet."""
    account = {"iban": "BE31435411161155", "bic": "KREDBEBB"}
    place = {"street": "Rue de l’Exemple 1", "postcode": "1000", "city": "Bruxelles", "country": "BE"}
    said = {"name": "Sample Network ASBL", "registration": "0403.019.261", "email": "office@example.org"}
    return Payee(**(account | place | said | changed))


def issued(invoice=None):
    invoice = invoice or called()
    if not Payee.objects.exists():
        named_payee()
    return issue_invoice(invoice, by=SECRETARY, at=NOON)


def waits():
    """Return an invoice that can be issued."""
    one = called()
    named_payee()
    return one


def issuing():
    return Call((waits(),))


def invoice_paper():
    one = issued().invoice
    return Call((one.year, one.number, "pdf"), owner=one.organisation_id)


def credit_waits():
    """Return a credit note that can be issued."""
    return credited(issued().invoice, cents=6_000)


def issuing_credit():
    return Call((credit_waits(),))


def paper_of_credit():
    note = credit_waits()
    issue_credit_note(note, by=SECRETARY, at=NOON)
    return Call((note.year, note.number, "pdf"), owner=note.clearing.invoice.organisation_id)


CREDIT = {"cents": 100, "on": TODAY, "reason": "Too much.", "seen": 0}
WRITE_OFF = {"on": TODAY, "reason": "Dissolved.", "decided_by": "The Board", "seen": 0}
SAMPLES = {
    "fees.call_fee": Sample("treasurer secretariat consequence", calling),
    "fees.record_payment": Sample(
        "treasurer secretariat consequence", lambda: Call((called(),), {"cents": 100, "on": TODAY})
    ),
    "fees.remind": Sample("treasurer secretariat clock", lambda: Call((called(on=date(2027, 3, 1)),))),
    "fees.clear": Sample("treasurer secretariat", using_what_is_free),
    "fees.unclear": Sample("treasurer secretariat", lambda: Call((paid().clearings.get(),), {"reason": "Not theirs."})),
    "fees.set_accounts": Sample("treasurer", lambda: Call((dict(PROPOSED),))),
    "fees.issue_credit_note": Sample("treasurer secretariat clock consequence", issuing_credit),
    "fees.credit": Sample("treasurer secretariat", lambda: Call((called(),), CREDIT)),
    "fees.write_off": Sample("treasurer secretariat", lambda: Call((called(),), WRITE_OFF)),
    "fees.take_back_write_off": Sample(
        "treasurer secretariat", lambda: Call((written_off(called()),), {"reason": "Paid after all."})
    ),
    "fees.refund": Sample("treasurer secretariat", giving_back),
    "fees.name_payee": Sample("treasurer secretariat", naming),
    "fees.issue_invoice": Sample("treasurer secretariat clock consequence", issuing),
}
ACCESS = {
    "fees": Sample("treasurer secretariat auditor chair board", of_law),
    "fee_scale": Sample("everyone", of_law),
    "fee_scale_csv": Sample("treasurer secretariat auditor chair board", of_law),
    "fee_account": Sample("treasurer secretariat auditor chair board own:delegate", account),
    "fee_account_csv": Sample("treasurer secretariat auditor chair board own:delegate", account),
    "fee_account_pdf": Sample("treasurer secretariat auditor chair board own:delegate", account),
    **dict.fromkeys(
        (
            *("fee_report", "fee_report_csv", "fee_report_xlsx", "fee_report_pdf", "fee_open_csv", "fee_open_xlsx"),
            *("fee_ledger", "fee_ledger_csv", "fee_ledger_xlsx"),
        ),
        Sample("treasurer secretariat auditor chair board", of_law),
    ),
    "credit_paper": Sample("treasurer secretariat auditor chair board own:delegate", paper_of_credit),
    "fee_credit": Sample("treasurer secretariat", invoice),
    "fee_write_off": Sample("treasurer secretariat", invoice),
    "fee_write_off_back": Sample("treasurer secretariat", lambda: Call((written_off(called()).pk,))),
    "payee": Sample("treasurer secretariat auditor chair board", of_law),
    "invoice_paper": Sample("treasurer secretariat auditor chair board own:delegate", invoice_paper),
    "invoice": Sample("treasurer secretariat auditor chair board own:delegate", invoice),
    "payments": Sample("treasurer secretariat auditor chair board", of_law),
    "payments_csv": Sample("treasurer secretariat auditor chair board", of_law),
    "payments_xlsx": Sample("treasurer secretariat auditor chair board", of_law),
    "payment_new": Sample("treasurer secretariat", of_law),
    "payment": Sample("treasurer secretariat auditor chair board own:delegate", payment),
    "clearing_undo": Sample("treasurer secretariat", lambda: Call((paid().clearings.get().pk,))),
    "invoice_remind": Sample("treasurer secretariat", invoice),
    "journal": Sample("secretariat chair board treasurer auditor"),
    "proposal": Sample("secretariat chair board", of_law),
}
