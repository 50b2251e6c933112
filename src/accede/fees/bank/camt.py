"""Statements as XML: camt.053 of ISO 20022, in every version since the second, told apart by no name of theirs."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from lxml import etree

from accede.fees.bank.statement import Line, Statement, Unreadable, cents_of, checked, told

OPENING, CLOSING = ("OPBD", "PRCD", "ITBD"), ("CLBD", "ITBD")

NOT_XML = _("This XML file is damaged: line %(line)s cannot be read.")
DECLARES = _("The file declares entities of its own, which no statement of a bank does: it is not read.")
NO_STATEMENT = _("This XML file holds no statement of an account (camt.053).")
INCOMPLETE = _("The statement lacks “%(name)s”, which every statement has.")
WRONG_SUM = _("The statement says that it has %(said)s, but its lines make %(found)s.")
WRONG_DAY = _("“%(day)s” in the statement is no day.")


def is_one(content: bytes) -> bool:
    """Say whether a file is XML, in any of its encodings."""
    return content.lstrip().lstrip(b"\xef\xbb\xbf\xfe\xff\0").startswith(b"<")


def read(content: bytes) -> tuple[Statement, ...]:
    """Return every statement of a file."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise (Unreadable(DECLARES) if b"<!ENTITY" in content else told(NOT_XML, line=fault.lineno or 1)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(DECLARES)
    found = tuple(checked(_statement(one)) for one in root.findall("{*}BkToCstmrStmt/{*}Stmt"))
    if not found:
        raise Unreadable(NO_STATEMENT)
    return found


def _statement(root: etree._Element) -> Statement:
    opening, closing = _balance(root, OPENING, first=True), _balance(root, CLOSING, first=False)
    if opening is None or closing is None:
        raise told(INCOMPLETE, name="Bal")
    account = _text(root, "Acct/Id/IBAN") or _needed(root, "Acct/Id/Othr/Id")
    currency = _text(root, "Acct/Ccy") or closing.find("{*}Amt").get("Ccy", "")
    entries = root.findall("{*}Ntry")
    _check_summary(root, entries)
    lines = tuple(line for one in entries if _is_booked(one) for line in _lines(one))
    ends = _day(closing, "Dt")
    starts = _day(root, "FrToDt/FrDtTm", _day(opening, "Dt", ends))
    return Statement(account.replace(" ", ""), currency, starts, ends, _signed(opening), _signed(closing), lines)


def _balance(root: etree._Element, codes: tuple[str, ...], *, first: bool) -> etree._Element | None:
    balances = root.findall("{*}Bal")
    by_code = [(_text(one, "Tp/CdOrPrtry/Cd"), one) for one in (balances if first else reversed(balances))]
    return next((one for code in codes for known, one in by_code if known == code), None)


def _check_summary(root: etree._Element, entries: list[etree._Element]) -> None:
    """Compare what a statement says of itself with what stands in it: a line may have been lost on the way."""
    count, total = (_text(root, f"TxsSummry/TtlNtries/{name}") for name in ("NbOfNtries", "Sum"))
    found = sum(abs(_signed(one)) for one in entries)
    if count and count != str(len(entries)):
        raise told(WRONG_SUM, said=count, found=len(entries))
    if total and cents_of(total) != found:
        raise told(WRONG_SUM, said=total, found=Decimal(found) / 100)


def _is_booked(entry: etree._Element) -> bool:
    # What is only announced is no money yet. The code stands deeper since version 8.
    return (_text(entry, "Sts/Cd") or _text(entry, "Sts")) in ("BOOK", "")


def _lines(entry: etree._Element) -> Iterator[Line]:
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    amounts = [_part(entry, one) for one in details]
    if len(details) > 1 and None not in amounts and sum(amounts) == _signed(entry):
        yield from (_line(entry, one, cents) for one, cents in zip(details, amounts, strict=True))
    else:
        # Of a batch whose parts do not make its sum, such as after costs, only the sum is certain.
        yield _line(entry, details[0] if len(details) == 1 else entry, _signed(entry))


def _part(entry: etree._Element, detail: etree._Element) -> int | None:
    for path in ("Amt", "AmtDtls/TxAmt/Amt"):
        if amount := _text(detail, path):
            mark = _text(detail, "CdtDbtInd") or _text(entry, "CdtDbtInd")
            return -cents_of(amount) if mark == "DBIT" else cents_of(amount)
    return None


def _line(entry: etree._Element, detail: etree._Element, cents: int) -> Line:
    # Who gave money that is taken back is still who gave it: a reversal turns the sign, not the parties.
    is_from = (cents > 0) != (_text(entry, "RvslInd") in ("true", "1"))
    party, account = ("Dbtr", "DbtrAcct") if is_from else ("Cdtr", "CdtrAcct")
    name = _text(detail, f"RltdPties/{party}/Pty/Nm") or _text(detail, f"RltdPties/{party}/Nm")
    texts = [one.text.strip() for one in detail.findall("{*}RmtInf/{*}Ustrd") if one.text]
    known = _text(detail, "Refs/EndToEndId")
    texts += [known] if known not in ("", "NOTPROVIDED") else []
    texts = texts or list(filter(None, [_text(detail, "AddtlTxInf") or _text(entry, "AddtlNtryInf")]))
    return Line(
        on=_day(entry, "BookgDt"),
        cents=cents,
        currency=entry.find("{*}Amt").get("Ccy", ""),
        payer=name,
        iban=_text(detail, f"RltdPties/{account}/Id/IBAN").replace(" ", ""),
        reference=_text(detail, "RmtInf/Strd/CdtrRefInf/Ref"),
        text=" ".join(texts),
        number=_text(detail, "Refs/AcctSvcrRef") or _text(entry, "AcctSvcrRef"),
    )


def _signed(thing: etree._Element) -> int:
    cents = cents_of(_needed(thing, "Amt"))
    return -cents if _needed(thing, "CdtDbtInd") == "DBIT" else cents


def _day(thing: etree._Element, path: str, known: date | None = None) -> date:
    written = _text(thing, f"{path}/Dt") or _text(thing, f"{path}/DtTm") or _text(thing, path)
    if not written and known:
        return known
    try:
        return date.fromisoformat((written or _needed(thing, f"{path}/Dt"))[:10])
    except ValueError:
        raise told(WRONG_DAY, day=written[:40]) from None


def _text(thing: etree._Element, path: str) -> str:
    # Names are the same in every version, and only the namespace says which it is.
    found = thing.find("/".join(f"{{*}}{name}" for name in path.split("/")))
    return "" if found is None else (found.text or "").strip()


def _needed(thing: etree._Element, path: str) -> str:
    if found := _text(thing, path):
        return found
    raise told(INCOMPLETE, name=path)
