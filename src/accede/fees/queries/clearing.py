"""How an invoice stands by what cleared it."""

from accede.fees.models import Clearing, Invoice


def creditable(invoice: Invoice) -> int:
    """Return the cents of an invoice that were not credited yet."""
    return invoice.cents - sum(one.cents for one in invoice.clearings.all() if one.kind == Clearing.Kind.CREDITED)
