"""Mollie, by its official client and version 2 of its interface."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from mollie.api.client import Client
from mollie.api.error import Error

from accede.fees.paying import Asked, Fate, Found, Opened, Unreachable

FATES = {
    "open": Fate.OPEN,
    "pending": Fate.OPEN,
    "authorized": Fate.OPEN,
    "paid": Fate.PAID,
    "failed": Fate.FAILED,
    "canceled": Fate.CANCELLED,
    "expired": Fate.EXPIRED,
}
LOCALES = {"en": "en_GB", "fr": "fr_FR"}


class Mollie:
    """Asks Mollie; whatever it answers that is not understood is no answer."""

    def __init__(self, *, key: str, endpoint: str) -> None:
        self.client = Client(api_endpoint=endpoint, timeout=(2, 8), retry=0)
        self.client.set_api_key(key)
        self.client.UNAME = ""  # what machine this is, is nobody's business

    def open(self, asked: Asked) -> Opened:
        """Have somebody pay."""
        value = f"{asked.cents // 100}.{asked.cents % 100:02d}"
        wanted = {
            "amount": {"currency": asked.currency, "value": value},
            "description": asked.description,
            "redirectUrl": asked.back,
            "locale": LOCALES.get(asked.language, "en_GB"),
        }
        # An address that only this machine reaches is refused there: without it, coming back and the clock tell.
        if asked.told.startswith("https://"):
            wanted["webhookUrl"] = asked.told
        try:
            made = self.client.payments.create(wanted, idempotency_key=asked.key)
            return Opened(made.id, made.checkout_url)
        except (Error, KeyError, TypeError) as fault:
            raise Unreachable from fault

    def read(self, reference: str) -> Found:
        """Say what has become of a payment."""
        try:
            said = self.client.payments.get(reference)
            return Found(
                fate=FATES[said.status],
                cents=_cents(said.amount),
                currency=said.amount["currency"],
                at=datetime.fromisoformat(said.paid_at) if said.paid_at else None,
                returned=_cents(said.amount_refunded) + _cents(said.amount_chargedback),
            )
        except (Error, KeyError, TypeError, ValueError, InvalidOperation) as fault:
            raise Unreachable from fault


def _cents(amount: Any) -> int:
    return int(Decimal(amount["value"]) * 100) if amount else 0
