"""The numbers of the accountant's accounts are set."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.models import Ledger
from accede.fees.queries.books import Account
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import treasurer


class AccountWithoutNumber(Refused):
    """Each account has a number of its own."""

    sentence = _("Each account needs a number, and no two the same.")


@action("fees.set_accounts", allowed_to=treasurer)
def set_accounts(codes: Mapping[str, str], *, by: Actor, at: datetime) -> Ledger:
    """Set by which number the accountant knows each account."""
    said = {str(name): codes.get(name, "").strip() for name in Account}
    if not all(said.values()) or len({*said.values()}) < len(said):
        raise AccountWithoutNumber
    ledger, _is_new = Ledger.objects.select_for_update().get_or_create(pk=1)
    ledger.codes = said
    ledger.save(update_fields=["codes"])
    write(ledger, values={"codes": said})
    return ledger
