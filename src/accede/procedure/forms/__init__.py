"""What people fill on a file: shapes only, never law."""

from accede.procedure.forms.candidacy import (
    SHEET,
    CandidacyFilter,
    ChooseForm,
    ConflictForm,
    FeeForm,
    InterestForm,
    JudgementForm,
    NotesForm,
    OfferForm,
    PresenterForm,
    QuestionForm,
    RequestForm,
    saved,
)
from accede.procedure.forms.merger import MergerForm
from accede.procedure.forms.proceeding import (
    FactsForm,
    HearingForm,
    OpeningForm,
    OwnStepForm,
    ProceedingFilter,
    StepForm,
    TakeBackForm,
)

__all__ = [
    "SHEET",
    "CandidacyFilter",
    "ChooseForm",
    "ConflictForm",
    "FactsForm",
    "FeeForm",
    "HearingForm",
    "InterestForm",
    "JudgementForm",
    "MergerForm",
    "NotesForm",
    "OfferForm",
    "OpeningForm",
    "OwnStepForm",
    "PresenterForm",
    "ProceedingFilter",
    "QuestionForm",
    "RequestForm",
    "StepForm",
    "TakeBackForm",
    "saved",
]
