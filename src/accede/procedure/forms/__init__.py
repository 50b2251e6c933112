"""What people fill on a file: shapes only, never law."""

from accede.procedure.forms.candidacy import (
    SHEET,
    CancelForm,
    CandidacyFilter,
    ChooseForm,
    ConflictForm,
    FeeForm,
    InterestForm,
    JudgementForm,
    MoveForm,
    NotesForm,
    OfferForm,
    PresenterForm,
    QuestionForm,
    RequestForm,
    saved,
)
from accede.procedure.forms.check import CheckForm
from accede.procedure.forms.merger import MergerForm
from accede.procedure.forms.paper import PaperForm
from accede.procedure.forms.proceeding import (
    FactsForm,
    HearingForm,
    OpeningForm,
    OwnStepForm,
    ProceedingFilter,
    StepForm,
    TakeBackForm,
)
from accede.procedure.forms.question import AnswerForm, AskForm

__all__ = [
    "SHEET",
    "AnswerForm",
    "AskForm",
    "CancelForm",
    "CandidacyFilter",
    "CheckForm",
    "ChooseForm",
    "ConflictForm",
    "FactsForm",
    "FeeForm",
    "HearingForm",
    "InterestForm",
    "JudgementForm",
    "MergerForm",
    "MoveForm",
    "NotesForm",
    "OfferForm",
    "OpeningForm",
    "OwnStepForm",
    "PaperForm",
    "PresenterForm",
    "ProceedingFilter",
    "QuestionForm",
    "RequestForm",
    "StepForm",
    "TakeBackForm",
    "saved",
]
