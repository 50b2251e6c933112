"""How the command line speaks: plain lines for people, one object with `schema: 1` for programs."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

import typer
from rich.console import Console

from accede.rulebook.book import Book
from accede.rulebook.verdict import Amount, Answer, Mark, Money, Named, Verdict
from accede.wording.margin import article_mark, not_known, reasons, sentence

YES, NO, BAD, CANNOT_SAY = 0, 1, 2, 3
STATUS = {True: YES, False: NO, None: CANNOT_SAY}


class BadInput(Exception):
    """Something given on the command line, or in a file it names, cannot be used; one sentence a line."""


def complain(fault: BadInput) -> None:
    """Print each sentence of a fault on standard error."""
    for line in fault.args:
        print(line, file=sys.stderr)


def console() -> Console:
    """A console that folds nothing when its output is read by a program."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty())


def end(status: int) -> NoReturn:
    """End the command with a status."""
    raise typer.Exit(status)


def print_json(**content: object) -> None:
    """Print one JSON object; every one begins with `schema: 1`."""
    print(json.dumps({"schema": 1, **plain(content)}, ensure_ascii=False, indent=2))


def plain(value: object) -> object:
    """Turn a value of the core into plain JSON: shares as "2/3", money with its currency, days in ISO form."""
    match value:
        case None | bool() | str():
            return value if value is None or isinstance(value, bool) else str(value)
        case Money():
            return {"amount": str(value), "currency": value.currency}
        case Named():
            return value.name
        case Mark():
            return {"kind": value.kind, "rule": value.rule, "reason": dict(value.reason)}
        case Fraction():
            return int(value) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
        case int() | date() | Decimal():
            return value if isinstance(value, int) else value.isoformat() if isinstance(value, date) else str(value)
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case Iterable():
            return [plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return str(value)


def answer_json(answer: Answer, book: Book, language: str) -> dict[str, object]:
    """An answer as JSON: what it says, on which articles, with which values, what is missing or assumed."""
    said: dict[str, object] = {"holds": answer.holds} if isinstance(answer, Verdict) else {}
    if isinstance(answer, Amount):
        said["money"] = answer.money
        said["lines"] = [
            {"code": line.code, "amount": Money(line.cents, book.rulebook.currency), "values": line.values}
            for line in answer.lines
        ]
    return plain(said) | {
        "code": answer.code,
        "says": sentence(answer, book, language),
        "article": list(answer.article),
        "values": plain(answer.values),
        "missing": list(answer.missing),
        "assumed": [plain(mark) for mark in answer.marks],
    }


def why(answer: Answer, book: Book, language: str) -> str:
    """The articles an answer rests on, what of it is assumed and what is missing, in one line."""
    parts = [article_mark(answer.article, book, language)] if answer.article else []
    missing = [not_known(answer, book, language)] if answer.missing else []
    return "; ".join([*parts, *dict.fromkeys(reasons(answer.marks, language)), *missing])
