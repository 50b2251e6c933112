"""What values look like in the record: plain JSON that reads and hashes the same everywhere (RFC 8785)."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from accede.recount.seal import Plain, digest
from accede.rulebook.verdict import Mark, Money

__all__ = ["Plain", "digest", "instant", "named", "recorded"]

# RFC 8785 numbers are IEEE doubles; beyond this an integer is no longer exact.
LARGEST = 2**53 - 1


def instant(at: datetime) -> str:
    """Write an instant in UTC, to the microsecond, so that both databases give back the same text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def named(subject: Model | str | None) -> str:
    """Return the opaque id of what an entry is about, such as `assembly.item:34`."""
    if isinstance(subject, Model):
        return f"{subject._meta.label_lower}:{subject.pk}"
    return subject or ""


def recorded(value: object) -> Plain:
    """Turn a value of the product into plain JSON; what has no exact form, such as a float, is refused."""
    match value:
        case None | bool():
            return value
        case int():
            return int(value) if abs(value) <= LARGEST else str(value)
        case Mapping():
            return {str(key): recorded(item) for key, item in value.items()}
        case set() | frozenset():
            return sorted(recorded(item) for item in value)
        case list() | tuple() | QuerySet():
            return [recorded(item) for item in value]
        case Money() | Mark():
            return _named_parts(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _said(value)
    return _text(value)


def _text(value: object) -> str:
    match value:
        case str() | Promise() | Fraction() | Decimal() | UUID():
            return str(value)
        case datetime():
            return instant(value)
        case date():
            return value.isoformat()
        case Model():
            return named(value)
    raise TypeError(f"{type(value).__name__} has no exact form in the journal")


def _named_parts(value: Money | Mark) -> Plain:
    if isinstance(value, Money):
        return {"amount": str(value), "currency": value.currency}
    return {"kind": value.kind, "rule": value.rule}


def _said(value: object) -> Plain:
    # An answer says what it holds; empty parts say nothing and would only lengthen the record.
    parts = ((part.name, getattr(value, part.name)) for part in fields(value))
    return {name: recorded(item) for name, item in parts if item not in ((), {})}
