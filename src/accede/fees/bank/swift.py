"""Statements in lines of marks: MT940 of SWIFT, with the fields of German and other banks within."""

import re
from collections.abc import Mapping

import mt940
from django.utils.translation import gettext_lazy as _

from accede.fees.bank.statement import Line, Statement, Unreadable, cents_of, checked, told

IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
# What stands in a line without German fields: /NAME/…/IBAN/… with what was written behind REMI.
NAMED = re.compile(r"/(NAME|IBAN|REMI|EREF|BENM|ORDP|CNTP|TRCD|MARF|CSID)/")
NONE = ("", "NONREF", "NOTPROVIDED")

NOT_MT940 = _("This MT940 file is damaged and cannot be read.")
INCOMPLETE = _("The statement lacks its account, its first or its last balance.")


def is_one(content: bytes) -> bool:
    """Say whether a file is of this kind: marks of a statement at the beginning of its lines."""
    return bool(re.search(rb"(?m)^:20:", content) and re.search(rb"(?m)^:60[FM]:", content))


def read(content: bytes) -> tuple[Statement, ...]:
    """Return every statement of a file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    try:
        found = mt940.parse_statements(text.encode(), encoding="utf-8", options=mt940.Options.all())
        return tuple(checked(_statement(one)) for one in found)
    except (ValueError, KeyError, RuntimeError, ArithmeticError, AttributeError):
        raise Unreadable(NOT_MT940) from None


def _statement(told_of: mt940.models.Transactions) -> Statement:
    data = told_of.data
    opening = data.get("final_opening_balance") or data.get("intermediate_opening_balance")
    closing = data.get("final_closing_balance") or data.get("intermediate_closing_balance")
    account = IBAN.search(str(data.get("account_identification", "")).replace(" ", ""))
    if opening is None or closing is None or not data.get("account_identification"):
        raise told(INCOMPLETE)
    return Statement(
        account=account[0] if account else str(data["account_identification"]),
        currency=opening.amount.currency,
        starts=opening.date,
        ends=closing.date,
        opening=cents_of(opening.amount.amount),
        closing=cents_of(closing.amount.amount),
        lines=tuple(_line(one.data) for one in told_of),
    )


def _line(data: Mapping[str, object]) -> Line:
    said = {name: str(value).strip() for name, value in data.items() if value}
    named = _named(said.get("transaction_details", ""))
    texts = [said.get("purpose", ""), said.get("additional_purpose", ""), named.get("REMI", "")]
    others = (said.get(name, "") for name in ("end_to_end_reference", "customer_reference"))
    texts += [known for known in others if known not in NONE]
    texts = texts if any(texts) else [said.get("transaction_details", "")]
    iban = said.get("applicant_iban") or said.get("gvc_applicant_iban") or named.get("IBAN", "")
    number = said.get("bank_reference", "")
    return Line(
        on=data.get("entry_date") or data["date"],
        cents=cents_of(data["amount"].amount),
        currency=data["amount"].currency,
        payer=said.get("applicant_name") or named.get("NAME", ""),
        iban=found[0] if (found := IBAN.search(iban.replace(" ", ""))) else "",
        text=" ".join(" ".join(texts).split()),
        number="" if number in NONE else number,
    )


def _named(details: str) -> dict[str, str]:
    parts = NAMED.split(details.replace("\n", ""))
    return {name: value.strip(" /") for name, value in zip(parts[1::2], parts[2::2], strict=True)}
