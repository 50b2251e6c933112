"""Letters about fees, to each delegate of a member in that person's language."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.utils import translation

from accede.fees.models import Invoice
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import Draft, addressed
from accede.register.queries import readers_for
from accede.rulebook.verdict import Money
from accede.statutes.queries import letter
from accede.wording.formats import day, money
from accede.wording.margin import acting_as


def fee_called(invoice: Invoice, on: date) -> list[Draft]:
    """Return the letters that call a fee."""
    return _to_delegates("fee_called", invoice, on, Money(invoice.cents, invoice.currency))


def payment_received(invoice: Invoice, on: date, cents: int) -> list[Draft]:
    """Return the letters that acknowledge a payment."""
    return _to_delegates("payment_received", invoice, on, Money(cents, invoice.currency))


def fee_credited(invoice: Invoice, on: date, cents: int) -> list[Draft]:
    """Return the letters that tell of a credit note."""
    return _to_delegates("fee_credited", invoice, on, Money(cents, invoice.currency))


def _to_delegates(name: str, invoice: Invoice, on: date, amount: Money) -> list[Draft]:
    return [_draft(name, invoice, one, amount) for one, _organisation in readers_for([invoice.organisation], on)]


def _draft(name: str, invoice: Invoice, reader: Account, amount: Money) -> Draft:
    language = reader.language
    values = _values(invoice, amount, language)
    subject, body = letter(name).write(language, values)
    return Draft(
        sender=acting_as(Capacity.TREASURER, invoice.edition.book, language),
        **addressed(reader),
        language=language,
        subject=subject,
        body=body,
        facts=tuple(values.values()),
        party=invoice.organisation,
    )


def _values(invoice: Invoice, amount: Money, language: str) -> Mapping[str, str]:
    with translation.override(language):
        url = f"{settings.PUBLIC_URL}{invoice.get_absolute_url()}"
    return {
        "organisation": invoice.organisation.name,
        "number": invoice.label,
        "amount": money(amount, language),
        "due": day(invoice.due, language),
        "url": url,
    }
