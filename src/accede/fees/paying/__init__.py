"""Paying by card or bank on the spot: what is asked of a provider, and what it answers. Off unless one is set."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Unreachable(Exception):
    """The provider does not answer, or not as it says that it does; nothing is known, and it may be asked again."""


class Fate(StrEnum):
    """What may become of a payment at a provider."""

    OPEN = "open"
    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody is to pay: for what, where they come back to, and where the provider says that it has changed."""

    key: str  # the same key asks for the same payment, however often it is sent
    cents: int
    currency: str
    description: str
    language: str
    back: str
    told: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A payment that waits at the provider: its reference there, and the address to go to."""

    reference: str
    address: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a provider says of a payment. `returned` are the cents that it has given back."""

    fate: Fate
    cents: int
    currency: str
    at: datetime | None
    returned: int = 0


class Provider(Protocol):
    """Whoever takes a payment; both raise Unreachable."""

    def open(self, asked: Asked) -> Opened:
        """Have somebody pay."""

    def read(self, reference: str) -> Found:
        """Say what has become of a payment."""


def provider() -> Provider | None:
    """Return the provider that this installation has chosen, if it has."""
    chosen = settings.PAYING
    return import_string(chosen["client"])(key=chosen["key"], endpoint=chosen["endpoint"]) if chosen else None


def leads_away(address: str) -> bool:
    """Say whether an address is the chosen provider's own page."""
    return bool(settings.PAYING) and address.startswith(f"{settings.PAYING['page']}/")
