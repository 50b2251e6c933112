"""What people fill on a file: shapes only, never law."""

from accede.procedure.forms.candidacy import (
    CancelForm,
    ChooseForm,
    MoveForm,
    NotesForm,
    OfferForm,
    PresenterForm,
    RequestForm,
)
from accede.procedure.forms.check import CheckForm
from accede.procedure.forms.entering import AnswersForm, InterestForm
from accede.procedure.forms.grounds import GroundsForm
from accede.procedure.forms.inquiry import InquiryAnswerForm, InquiryFilter, QuestionForm
from accede.procedure.forms.listing import CandidacyFilter
from accede.procedure.forms.merger import MergerForm
from accede.procedure.forms.note import NoteFilter, NoteForm
from accede.procedure.forms.opinion import OpinionForm
from accede.procedure.forms.paper import PaperForm, request_purposes, step_purposes
from accede.procedure.forms.person import PersonForm
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
from accede.procedure.forms.refusal import AppealDecisionForm, AppealStepForm, RefusalAppealForm
from accede.procedure.forms.signed import SetAsideForm, SignedForm
from accede.procedure.forms.verification import (
    ComeBackForm,
    ConclusionForm,
    ConflictForm,
    JudgementForm,
    SettlementForm,
)

__all__ = [
    "AnswerForm",
    "AnswersForm",
    "AppealDecisionForm",
    "AppealStepForm",
    "AskForm",
    "CancelForm",
    "CandidacyFilter",
    "CheckForm",
    "ChooseForm",
    "ComeBackForm",
    "ConclusionForm",
    "ConflictForm",
    "FactsForm",
    "GroundsForm",
    "HearingForm",
    "InquiryAnswerForm",
    "InquiryFilter",
    "InterestForm",
    "JudgementForm",
    "MergerForm",
    "MoveForm",
    "NoteFilter",
    "NoteForm",
    "NotesForm",
    "OfferForm",
    "OpeningForm",
    "OpinionForm",
    "OwnStepForm",
    "PaperForm",
    "PersonForm",
    "PresenterForm",
    "ProceedingFilter",
    "QuestionForm",
    "RefusalAppealForm",
    "RequestForm",
    "SetAsideForm",
    "SettlementForm",
    "SignedForm",
    "StepForm",
    "TakeBackForm",
    "request_purposes",
    "step_purposes",
]
