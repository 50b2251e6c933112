"""Assemblies, their agenda, their rolls, who attends, and each item's own ledger of ballots."""

from accede.assembly.models.adjournment import Adjournment
from accede.assembly.models.assembly import (
    Assembly,
)
from accede.assembly.models.attendance import (
    Attendance,
    Coming,
    Seen,
)
from accede.assembly.models.ballot import (
    Ballot,
    Ledger,
)
from accede.assembly.models.box import Box, Draw, Slip
from accede.assembly.models.cards import (
    CardCount,
)
from accede.assembly.models.change import Change
from accede.assembly.models.correction import (
    Correction,
)
from accede.assembly.models.delegation import (
    Delegation,
)
from accede.assembly.models.election import (
    Election,
    Lot,
    Nomination,
    Pile,
)
from accede.assembly.models.enactment import Enactment
from accede.assembly.models.entrusting import (
    Entrusting,
)
from accede.assembly.models.feed import Feed
from accede.assembly.models.floor import (
    Floor,
    Speech,
)
from accede.assembly.models.initiative import Initiative, Support
from accede.assembly.models.item import (
    Item,
)
from accede.assembly.models.meeting_ask import MeetingAsk
from accede.assembly.models.minutes import (
    Minutes,
    MinutesText,
    Signature,
)
from accede.assembly.models.naming import Naming
from accede.assembly.models.notice import (
    Notice,
)
from accede.assembly.models.objection import Objection
from accede.assembly.models.paper import (
    Paper,
)
from accede.assembly.models.paper_meeting import PaperMeeting
from accede.assembly.models.past import (
    PastAssembly,
)
from accede.assembly.models.roll import (
    Place,
    RollEntry,
)
from accede.assembly.models.sitting import (
    Hand,
    Point,
    Recusal,
    Sitter,
    Sitting,
)
from accede.assembly.models.trouble import Trouble
from accede.assembly.models.wording import Wording

__all__ = [
    "Adjournment",
    "Assembly",
    "Attendance",
    "Ballot",
    "Box",
    "CardCount",
    "Change",
    "Coming",
    "Correction",
    "Delegation",
    "Draw",
    "Election",
    "Enactment",
    "Entrusting",
    "Feed",
    "Floor",
    "Hand",
    "Initiative",
    "Item",
    "Ledger",
    "Lot",
    "MeetingAsk",
    "Minutes",
    "MinutesText",
    "Naming",
    "Nomination",
    "Notice",
    "Objection",
    "Paper",
    "PaperMeeting",
    "PastAssembly",
    "Pile",
    "Place",
    "Point",
    "Recusal",
    "RollEntry",
    "Seen",
    "Signature",
    "Sitter",
    "Sitting",
    "Slip",
    "Speech",
    "Support",
    "Trouble",
    "Wording",
]
