"""Statements for tests, hand-made after the published descriptions of each version: no bank has made them."""

from dataclasses import dataclass

OWN = "BE68539007547034"  # accounts are the published examples of IBANs
AALTO, BRUG = "NL91ABNA0417164300", "DE89370400440532013000"
VERSIONS = ("02", "04", "06", "08", "10")


def money(cents):
    return f"{abs(cents) // 100}.{abs(cents) % 100:02d}"


@dataclass(frozen=True)
class Entry:
    """A line as a test wants it; of a batch, `parts` are the entries within."""

    cents: int
    on: str = "2027-05-04"
    payer: str = "Aalto Network"
    iban: str = AALTO
    reference: str = ""
    text: str = ""
    number: str = ""
    is_reversal: bool = False
    is_booked: bool = True
    currency: str = "EUR"
    parts: tuple = ()


def camt(
    *entries, version="08", opening=100_000, closing=None, account=OWN, summary=True, days=("2027-05-01", "2027-05-31")
):
    """Return one statement of a camt.053 file as text."""
    booked = sum(one.cents for one in entries if one.is_booked)
    closing = opening + booked if closing is None else closing
    total = sum(abs(one.cents) for one in entries)
    told = f"<TxsSummry><TtlNtries><NbOfNtries>{len(entries)}</NbOfNtries><Sum>{money(total)}</Sum></TtlNtries></TxsSummry>"
    return f"""<Stmt><Id>S-1</Id><FrToDt><FrDtTm>{days[0]}T00:00:00</FrDtTm><ToDtTm>{days[1]}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>{account}</IBAN></Id><Ccy>EUR</Ccy></Acct>{balance("OPBD", opening, days[0])}{balance("CLBD", closing, days[1])}
{told if summary else ""}{"".join(_entry(one, version) for one in entries)}</Stmt>"""


def document(*statements, version="08", head=""):
    """Return a camt.053 file of some statements, as bytes."""
    name = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>{head}
<!-- Hand-made: no bank has made this. -->
<Document xmlns="{name}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>{"".join(statements)}</BkToCstmrStmt></Document>
""".encode()


def balance(code, cents, on):
    return f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount(cents)}{_mark(cents)}<Dt><Dt>{on}</Dt></Dt></Bal>"


def _entry(one, version):
    state = "BOOK" if one.is_booked else "PDNG"
    state = f"<Sts><Cd>{state}</Cd></Sts>" if version >= "08" else f"<Sts>{state}</Sts>"
    reversal = "<RvslInd>true</RvslInd>" if one.is_reversal else ""
    details = "".join(_details(each, one, version) for each in one.parts or (one,))
    number = f"<AcctSvcrRef>{one.number}</AcctSvcrRef>" if one.number else ""
    return (
        f"<Ntry>{_amount(one.cents, one.currency)}{_mark(one.cents)}{reversal}{state}<BookgDt><Dt>{one.on}</Dt></BookgDt>"
        f"{number}<NtryDtls>{details}</NtryDtls></Ntry>"
    )


def _details(one, entry, version):
    amount = _amount(one.cents) + _mark(one.cents)
    if version == "02":
        amount = f"<AmtDtls><TxAmt>{_amount(one.cents)}</TxAmt></AmtDtls>"
    party = "Dbtr" if (one.cents > 0) != entry.is_reversal else "Cdtr"
    name = f"<Pty><Nm>{one.payer}</Nm></Pty>" if version >= "08" else f"<Nm>{one.payer}</Nm>"
    account = f"<{party}Acct><Id><IBAN>{one.iban}</IBAN></Id></{party}Acct>" if one.iban else ""
    known = f"<Strd><CdtrRefInf><Ref>{one.reference}</Ref></CdtrRefInf></Strd>" if one.reference else ""
    text = f"<Ustrd>{one.text}</Ustrd>" if one.text else ""
    number = f"<AcctSvcrRef>{one.number}</AcctSvcrRef>" if one.number else ""
    return (
        f"<TxDtls><Refs>{number}<EndToEndId>NOTPROVIDED</EndToEndId></Refs>{amount}"
        f"<RltdPties><{party}>{name}</{party}>{account}</RltdPties><RmtInf>{text}{known}</RmtInf></TxDtls>"
    )


def _amount(cents, currency="EUR"):
    return f'<Amt Ccy="{currency}">{money(cents)}</Amt>'


def _mark(cents):
    return f"<CdtDbtInd>{'DBIT' if cents < 0 else 'CRDT'}</CdtDbtInd>"


def swift(*entries, opening=100_000, closing=None, account=OWN):
    """Return one statement as MT940, with the fields of German banks."""
    closing = opening + sum(one.cents for one in entries) if closing is None else closing
    lines = [":20:HANDMADE", f":25:{account}", ":28C:00001/001", f":60F:{_side(opening)}270501EUR{_comma(opening)}"]
    for one in entries:
        day = one.on[2:].replace("-", "")
        lines.append(f":61:{day}{day[2:]}{_side(one.cents)}{_comma(one.cents)}NTRFNONREF//{one.number or 'NONREF'}")
        texts = "".join(
            f"?2{place}{one.text[27 * place : 27 * place + 27]}" for place in range(4) if one.text[27 * place :]
        )
        lines.append(f":86:166?00SEPA{texts}?31{one.iban}?32{one.payer}")
    return "\r\n".join([*lines, f":62F:{_side(closing)}270531EUR{_comma(closing)}", "-", ""]).encode()


def _comma(cents):
    return f"{abs(cents) // 100},{abs(cents) % 100:02d}"


def _side(cents):
    return "D" if cents < 0 else "C"
