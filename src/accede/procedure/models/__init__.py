"""Files on the paths of the rulebook: candidacies, which lead in, and proceedings, on which members are."""

from accede.procedure.models.candidacy import Candidacy, Conflict, Judgement, Numbering, Request, Slot, StepDone
from accede.procedure.models.paper import Paper
from accede.procedure.models.proceeding import Hearing, Proceeding, StepTaken

__all__ = [
    "Candidacy",
    "Conflict",
    "Hearing",
    "Judgement",
    "Numbering",
    "Paper",
    "Proceeding",
    "Request",
    "Slot",
    "StepDone",
    "StepTaken",
]
