"""Statements of banks for tests, by the real actions."""

from datetime import date

from cast import NOON
from fees.banking import OWN, Entry, camt, document
from fees.samples import called
from permissions import Call, Sample
from register.samples import of_law
from statutes.samples import SECRETARY, house_texts

from accede.fees.actions import match_lines, set_line_aside, stage_table, statement, take_statement
from accede.fees.bank import Statement as Told
from accede.fees.bank import read
from accede.fees.models import StatementLine
from accede.fees.queries.reference import creditor_reference
from accede.fees.queries.statements import at_work, index, told_by
from accede.people.capacities import CLOCK
from accede.register.sheets.reading import read as read_table

DAYS = ("2027-05-01", "2027-05-04")


def taken(*entries, sha256="a", at=NOON, **details):
    """Take in a statement of some lines."""
    house_texts()
    content = document(camt(*entries, days=DAYS))
    return take_statement("may.xml", sha256=sha256, told=read(content), **details, by=SECRETARY, at=at)


def matched(*entries, **details):
    """Take in a statement and look at its lines, as the cashier does."""
    found = taken(*entries, **details)
    look()
    return found


def look(at=NOON):
    while one := at_work().first():
        match_lines(one, known=index(one.starts), by=CLOCK, at=at)


def paying(invoice, cents=None, **details):
    """Return an entry that names an invoice by its reference."""
    return Entry(invoice.cents if cents is None else cents, reference=creditor_reference(invoice), **details)


def line(**details):
    """Return a line that waits for a person."""
    matched(Entry(500, **{"payer": "Somebody", "number": "B9"} | details))
    return StatementLine.objects.get(state="open")


def table(text="jour,somme\n2027-05-04,5.00\n"):
    house_texts()
    read_in = read_table(text.encode())
    return stage_table("may.csv", table=read_in, headers=read_in.headers, by=SECRETARY, at=NOON)


def told(cents=500):
    return Told(OWN, "EUR", date(2027, 5, 4), date(2027, 5, 4), None, None, ())


def taking():
    of_law()
    house_texts()
    return Call(("may.xml",), {"sha256": "b", "told": read(document(camt(Entry(500), days=DAYS)))})


def staging():
    of_law()
    read_in = read_table(b"a,b\n1,2\n")
    return Call(("may.csv",), {"table": read_in, "headers": read_in.headers})


def laying():
    """Return a long statement of which only the first lines are taken in."""
    of_law()
    found = taken(*(Entry(500, number=f"B{place}") for place in range(statement.PIECE + 1)))
    return Call((found,), {"told": told_by(found)})


def accepting():
    invoice = called()
    return Call((line(),), {"invoices": [invoice]})


def looking():
    called()
    return Call((taken(Entry(500)),), {"known": index(date(2027, 5, 1))})


def aside():
    called()
    one = line()
    set_line_aside(one, reason="Interest.", by=SECRETARY, at=NOON)
    return one


def page_of_line():
    called()
    return Call((line().pk,))


def page_of_statement():
    called()
    return Call((taken(Entry(500)).pk,))


def page_of_table():
    of_law()
    return Call((table().pk,))


OFFICE = "treasurer secretariat auditor chair board"
SAMPLES = {
    "fees.take_statement": Sample("treasurer secretariat", taking),
    "fees.stage_table": Sample("treasurer secretariat", staging),
    "fees.match_table": Sample(
        "treasurer secretariat", lambda: (of_law(), Call((table(),), {"columns": {}, "told": told()}))[1]
    ),
    "fees.lay_lines": Sample("clock", laying),
    "fees.match_lines": Sample("clock", looking),
    "fees.accept_line": Sample("treasurer secretariat", accepting),
    "fees.set_line_aside": Sample(
        "treasurer secretariat", lambda: (called(), Call((line(),), {"reason": "No fee."}))[1]
    ),
    "fees.take_line_up": Sample("treasurer secretariat", lambda: Call((aside(),))),
}
ACCESS = {
    "statements": Sample(OFFICE, of_law),
    "statement": Sample(OFFICE, page_of_statement),
    "statement_progress": Sample(OFFICE, page_of_statement),
    "statement_columns": Sample("treasurer secretariat", page_of_table),
    "matching": Sample(OFFICE, of_law),
    "statement_line": Sample(OFFICE, page_of_line),
}
