"""What people fill about fees."""

from accede.fees.forms.calling import CallForm, StateFilter
from accede.fees.forms.credit import CreditForm, TakeBackForm, WriteOffForm
from accede.fees.forms.payment import PaymentForm
from accede.fees.forms.scale import FeeForm, ScaleDay

__all__ = [
    "CallForm",
    "CreditForm",
    "FeeForm",
    "PaymentForm",
    "ScaleDay",
    "StateFilter",
    "TakeBackForm",
    "WriteOffForm",
]
