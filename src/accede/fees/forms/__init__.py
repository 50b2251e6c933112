"""What people fill about fees."""

from accede.fees.forms.calling import CallForm, StateFilter
from accede.fees.forms.credit import CreditForm, TakeBackForm, WriteOffForm
from accede.fees.forms.instalment import PlanForm, asked
from accede.fees.forms.payee import PayeeForm
from accede.fees.forms.payer import EndPayerForm, PayerForm
from accede.fees.forms.payment import BackForm, MoneyForm, PaymentForm, PaymentSearch, UndoForm, UseForm
from accede.fees.forms.period import PeriodForm
from accede.fees.forms.relief import EndReliefForm, ReliefForm
from accede.fees.forms.report import ACCOUNTS, AccountsForm, ReportForm
from accede.fees.forms.scale import FeeForm, PlanFilter, ScaleDay
from accede.fees.forms.statement import AsideForm, LineForm, StatementForm, TableForm

__all__ = [
    "ACCOUNTS",
    "AccountsForm",
    "AsideForm",
    "BackForm",
    "CallForm",
    "CreditForm",
    "EndPayerForm",
    "EndReliefForm",
    "FeeForm",
    "LineForm",
    "MoneyForm",
    "PayeeForm",
    "PayerForm",
    "PaymentForm",
    "PaymentSearch",
    "PeriodForm",
    "PlanFilter",
    "PlanForm",
    "ReliefForm",
    "ReportForm",
    "ScaleDay",
    "StateFilter",
    "StatementForm",
    "TableForm",
    "TakeBackForm",
    "UndoForm",
    "UseForm",
    "WriteOffForm",
    "asked",
]
