"""How long a statement of a bank takes: 50,000 lines read from CAMT.053 and matched with what 5,000 members owe.

A third of the lines name their fee by its reference, a third come from a known account, and of the others half bear a
name; 50,000 invoices of ten years are known, and of the last year nobody has paid. Processor time of one core.
"""

import os
from datetime import date, timedelta
from random import Random
from time import process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
django.setup()

from accede.fees.bank import read  # noqa: E402 - models are known once the house is set up
from accede.fees.queries.matching import Owed, indexed, proposals  # noqa: E402
from accede.fees.queries.reference import creditor_reference  # noqa: E402

MEMBERS, YEARS, LINES = 5_000, range(2018, 2028), 50_000
FIRST = date(2027, 1, 4)
WORDS = (
    "north",
    "south",
    "social",
    "work",
    "union",
    "forum",
    "bridge",
    "river",
    "green",
    "house",
    "inclusion",
    "network",
)


def owed() -> list[Owed]:
    """What every member owes of ten years: all of the last, nothing of those before."""
    return [
        Owed(year * MEMBERS + one, year, one + 1, one, 100 * (one + 1) if year == YEARS[-1] else 0, "EUR", FIRST)
        for year in YEARS
        for one in range(MEMBERS)
    ]


def names(chance: Random) -> dict[int, str]:
    """A name of three words for each member, many of them shared."""
    return {one: f"{chance.choice(WORDS)} {chance.choice(WORDS)} {one:04x}".title() for one in range(MEMBERS)}


def entry(place: int, chance: Random, invoices: list[Owed], known: dict[int, str]) -> str:
    """One line of the statement as XML."""
    one = chance.choice(invoices)
    reference = creditor_reference(one) if place % 3 == 0 else ""
    iban = f"BE{one.organisation:014d}" if place % 3 == 1 else ""
    name = known[one.organisation] if place % 6 != 5 else f"Somebody {place}"
    amount = f"{one.left / 100:.2f}"
    return (
        f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>{FIRST + timedelta(days=place % 300)}</Dt></BookgDt><AcctSvcrRef>B{place}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>{name}</Nm></Pty></Dbtr>"
        f"<DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct></RltdPties>"
        f"<RmtInf><Ustrd>Fee of the year, thank you for your work</Ustrd>"
        f"<Strd><CdtrRefInf><Ref>{reference}</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )


def balance(code: str, cents: int) -> str:
    """A balance of the statement as XML."""
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{cents / 100:.2f}</Amt>"
        f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{FIRST}</Dt></Dt></Bal>"
    )


def document(entries: list[str]) -> bytes:
    """The file, whose last balance follows from its lines."""
    total = sum(round(float(one.split(">", 2)[2].split("<")[0]) * 100) for one in entries)
    return (
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Acct><Id>'
        f"<IBAN>BE68539007547034</IBAN></Id><Ccy>EUR</Ccy></Acct>{balance('OPBD', 0)}{balance('CLBD', total)}"
        f"{''.join(entries)}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def main() -> None:
    """Print how long reading and matching take, and how sure the proposals are."""
    chance = Random(1)
    invoices, known = owed(), names(chance)
    latest = [one for one in invoices if one.left]
    content = document([entry(place, chance, latest, known) for place in range(LINES)])
    start = process_time()
    [statement] = read(content)
    was_read = process_time()
    index = indexed(invoices, ((f"BE{one:014d}", one) for one in range(MEMBERS)), known)
    was_indexed = process_time()
    found = [proposals(line, index) for line in statement.lines]
    took = process_time() - was_indexed
    sure = [several[0].confidence if several else "none" for several in found]
    print(f"{len(content) / 2**20:.0f} MB of {LINES} lines read in {was_read - start:.1f} s")
    print(f"{len(invoices)} invoices indexed in {was_indexed - was_read:.1f} s, {LINES} lines matched in {took:.1f} s")
    print(", ".join(f"{name}: {sure.count(name)}" for name in ("certain", "likely", "possible", "none")))


if __name__ == "__main__":
    main()
