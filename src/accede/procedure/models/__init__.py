"""Files on the paths of the rulebook: candidacies, which lead in, and proceedings, on which members are."""

from accede.procedure.models.appeal import Appeal
from accede.procedure.models.candidacy import Candidacy, Numbering, Request, Slot, StepDone
from accede.procedure.models.grounds import Grounds
from accede.procedure.models.inquiry import Inquiry
from accede.procedure.models.note import Note
from accede.procedure.models.opinion import BoardVote, Opinion
from accede.procedure.models.paper import Paper
from accede.procedure.models.proceeding import Hearing, Proceeding, StepTaken
from accede.procedure.models.question import Question, Reply
from accede.procedure.models.signed import SignedPaper
from accede.procedure.models.unsaved import Unsaved
from accede.procedure.models.verification import Conflict, Judgement

__all__ = [
    "Appeal",
    "BoardVote",
    "Candidacy",
    "Conflict",
    "Grounds",
    "Hearing",
    "Inquiry",
    "Judgement",
    "Note",
    "Numbering",
    "Opinion",
    "Paper",
    "Proceeding",
    "Question",
    "Reply",
    "Request",
    "SignedPaper",
    "Slot",
    "StepDone",
    "StepTaken",
    "Unsaved",
]
