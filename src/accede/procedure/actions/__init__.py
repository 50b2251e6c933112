"""What can happen to candidacies, from first contact to the members' vote."""

from accede.assembly.effects import register_effect
from accede.procedure.actions.decision import (
    NobodyNamed,
    admit,
    follow_vote,
    name_presenter,
    note_presented,
    refuse,
)
from accede.procedure.actions.interest import AlreadyOpen, ask_secretariat, express_interest
from accede.procedure.actions.meeting import (
    AlreadyChosen,
    NoNotes,
    NothingWithdrawn,
    NoTimeToCome,
    NotOffered,
    choose_time,
    note_meeting_held,
    offer_times,
    withdraw_times,
)
from accede.procedure.actions.request import (
    AlreadySent,
    BeingVoted,
    Incomplete,
    NoAssembly,
    NotWaiting,
    join_assembly,
    save_draft,
    send_request,
    withdraw,
)
from accede.procedure.actions.verification import (
    AlreadyFound,
    NoSuchCriterion,
    NotYetJudged,
    ReasonMissing,
    SetAside,
    StandsAside,
    conclude_verification,
    declare_conflict,
    judge,
)
from accede.procedure.actions.walk import AlreadyDone, Closed, NotItsTurn
from accede.procedure.queries.decision import what_followed

__all__ = [
    "AlreadyChosen",
    "AlreadyDone",
    "AlreadyFound",
    "AlreadyOpen",
    "AlreadySent",
    "BeingVoted",
    "Closed",
    "Incomplete",
    "NoAssembly",
    "NoNotes",
    "NoSuchCriterion",
    "NoTimeToCome",
    "NobodyNamed",
    "NotItsTurn",
    "NotOffered",
    "NotWaiting",
    "NotYetJudged",
    "NothingWithdrawn",
    "ReasonMissing",
    "SetAside",
    "StandsAside",
    "admit",
    "ask_secretariat",
    "choose_time",
    "conclude_verification",
    "declare_conflict",
    "express_interest",
    "follow_vote",
    "join_assembly",
    "judge",
    "name_presenter",
    "note_meeting_held",
    "note_presented",
    "offer_times",
    "refuse",
    "save_draft",
    "send_request",
    "withdraw",
    "withdraw_times",
]

# Once, when the house starts: the assembly does not know what a candidacy is.
register_effect("admission", follow_vote, what_followed)
