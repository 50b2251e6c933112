"""Who pays a member's fees in its place, and who has the letters about them."""

from datetime import date

from django.db.models import QuerySet

from accede.fees.models import Invoice, Payer
from accede.people.models import Account
from accede.register.models import Organisation
from accede.register.queries import lasts, readers_for


def payer_of(invoice: Invoice) -> Payer | None:
    """Return who pays an invoice in its member's place, as agreed for the day on which it was called.

    Such an invoice names both: it goes to the payer, with a copy to the member. `str()` of it is the payer's name;
    `other` is the organisation of the register that pays; where that is None, `postal`, `email` and `language` tell of
    somebody outside. None where the member pays itself.
    """
    found = [one for one in invoice.organisation.payers.all() if lasts(one, invoice.called_on)]
    return found[-1] if found else None


def payers_for(organisation: Organisation) -> QuerySet[Payer]:
    """Return whoever paid, pays or will pay a member's fees in its place, the last first."""
    return organisation.payers.select_related("other").order_by("-starts", "-pk")


def readers_of(invoice: Invoice, on: date) -> list[Account]:
    """Return who has the letters about an invoice: whoever pays it in the member's place, then the member's own."""
    payer = payer_of(invoice)
    own = [one for one, _organisation in readers_for([invoice.organisation], on)]
    if payer is None:
        return own
    if payer.other is None:
        said = {"name": payer.name, "email": payer.email, "postal": payer.postal, "language": payer.language}
        return [Account(**said), *own]
    paying = [one for one, _organisation in readers_for([payer.other], on)]
    known = {one.pk for one in paying if one.pk}
    return [*paying, *(one for one in own if one.pk not in known)]
