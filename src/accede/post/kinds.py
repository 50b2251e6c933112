"""The kinds of letters, by the names under which house texts word them, and what the office calls each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SIGN_IN_CODE = "sign_in_code"
KINDS: dict[str, Promise] = {
    SIGN_IN_CODE: _("Sign-in code"),
    "question": _("Question of a visitor"),
    "question_answered": _("Answer to a visitor"),
    "interest_received": _("Interest received"),
    "interest_noticed": _("Interest, told to the office"),
    "times_offered": _("Times offered for the meeting"),
    "time_chosen": _("Time of the meeting chosen"),
    "time_moved": _("Meeting changed"),
    "meeting_cancelled": _("Meeting called off"),
    "meeting_held": _("Thanks for the meeting"),
    "request_received": _("Request received"),
    "request_waiting": _("Request received, no assembly yet"),
    "request_taken": _("Request received, and what comes next"),
    "step_done": _("Step of a request done"),
    "request_late": _("Request too late for its assembly"),
    "request_arrived": _("Request, told to the office"),
    "person_invited": _("Invitation to work on a candidacy"),
    "letters_handed": _("Letters go to somebody else"),
    "questions": _("Questions on a request"),
    "verified": _("Verified by the Board"),
    "not_verified": _("Not verified by the Board"),
    "convocation": _("Convocation"),
    "papers_sent": _("Documents for an assembly"),
    "rights_told": _("Who may vote, told to each member"),
    "sitting_convened": _("Convocation of the Board"),
    "sitting_called_off": _("Meeting of the Board called off"),
    "assembly_moved": _("Assembly moved"),
    "assembly_called_off": _("Assembly called off"),
    "admitted": _("Admission"),
    "member_joined": _("New member, told to the members"),
    "withdrawn": _("Candidacy withdrawn, told to the office"),
    "withdrawal_received": _("Candidacy withdrawn"),
    "refused": _("Refusal"),
    "refusal_explained": _("Reasons of a refusal"),
    "adjourned": _("Decision put off"),
    "appeal_made": _("Appeal made"),
    "appeal_decided": _("Appeal decided"),
    "fee_called": _("Fee called"),
    "payment_received": _("Payment received"),
    "payment_undone": _("Payment undone"),
    "fee_credited": _("Fee credited"),
    "fee_reminder": _("Reminder of a fee"),
    "fee_vote_warning": _("Warning before the vote is lost"),
    "figures_called": _("Figures asked for"),
    "figures_reminder": _("Reminder of figures"),
    "figure_challenged": _("Figure challenged"),
    "figure_settled": _("Figure settled"),
    "proceeding_noticed": _("Procedure, told to the office"),
    "proceeding_opened": _("Procedure opened"),
    "proceeding_moved": _("Procedure gone on"),
    "proceeding_ended": _("Procedure ended"),
    "members_merged": _("Members merged"),
    "interest_in_idea": _("Interest in an idea for a project"),
    "partner_asked": _("Asked to take part in a project"),
    "calls_fit": _("Calls that may fit"),
    "consultation_opened": _("Consultation opened"),
    "question_asked": _("Question to members"),
    "visit_asked": _("Places at a study visit"),
    "visit_cancelled": _("Study visit cancelled"),
    "consultation_ending": _("Reminder of a consultation"),
    "event_asked": _("Place at an event asked for"),
    "event_placed": _("Place at an event"),
    "event_waiting": _("On the waiting list of an event"),
    "event_freed": _("Place at an event has become free"),
    "event_changed": _("Event changed"),
    "event_soon": _("Event near"),
    "event_cancelled": _("Event cancelled"),
    "event_ended": _("Place at an event given up"),
    "event_attended": _("Certificate of an event"),
    "digest": _("What is new in the members' space"),
    "newsletter": _("Newsletter"),
    "newsletter_confirm": _("Newsletter asked for"),
}
# What letters are about, by the names under which they keep it.
SUBJECTS: dict[str, Promise] = {
    "procedure.candidacy": _("The candidacy"),
    "procedure.inquiry": _("The question"),
    "procedure.proceeding": _("The procedure"),
    "assembly.sitting": _("The meeting of the Board"),
    "register.membership": _("The member"),
    "register.declaration": _("The figures"),
    "fees.invoice": _("The invoice"),
    "assembly.assembly": _("The assembly"),
    "projects.idea": _("The idea"),
    "projects.consortium": _("The consortium"),
    "positions.consultation": _("The consultation"),
    "exchange.question": _("The question"),
    "exchange.visit": _("The study visit"),
    "space.newsletter": _("The newsletter"),
    "learning.event": _("The event"),
}
# What the office reads itself need not wait for it; a sign-in code is its reader's alone.
OF_OFFICE = {"question", "interest_noticed", "request_arrived", "withdrawn", "appeal_made", "proceeding_noticed"}
# What is told to many was looked at where it was published or written; who asks for it waits for nobody.
MANY = {"digest", "calls_fit", "consultation_opened", "consultation_ending", "newsletter", "newsletter_confirm"}
MANY |= {"event_asked", "question_asked"}
NEVER_WAIT = {SIGN_IN_CODE, *OF_OFFICE, *MANY}
# Whether somebody is admitted is the first thing it hears: while one of these waits, what follows waits behind it.
FIRST = {"admitted", "refused", "not_verified", "refusal_explained", "adjourned"}
# Unless the office chooses otherwise: whether somebody is admitted is said in words that were looked at.
WAIT = {"member_joined", *FIRST}


def kind_named(kind: str) -> str:
    """Return what a kind is called; one without a name here goes by its own."""
    return str(KINDS.get(kind, kind.replace("_", " ")))
