"""The association says who is paid."""

from datetime import datetime

from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from accede.fees.models import Payee
from accede.fees.models.payee import SAID
from accede.fees.queries.payee import payee_on
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, treasurer
from accede.statutes.queries import day_of


class SaidAlready(Refused):
    """Nothing is changed by saying it again."""

    sentence = _("It stands like this already.")


@action("fees.name_payee", allowed_to=treasurer | secretariat)
def name_payee(payee: Payee, *, by: Actor, at: datetime) -> Payee:
    """Say who is paid from today on; what was issued before keeps what it said."""
    payee.starts = day_of(at)
    before = payee_on(payee.starts)
    if before and model_to_dict(before, SAID) == model_to_dict(payee, SAID):
        raise SaidAlready
    payee.save()
    write(payee, values={"starts": payee.starts} | model_to_dict(payee, SAID))
    return payee
