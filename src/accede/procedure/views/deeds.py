"""Deeds of the journal in words, for the history of a file."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.journal.models import Entry

DEEDS: dict[str, Promise] = {
    "procedure.express_interest": _("Interest expressed"),
    "procedure.offer_times": _("Times offered for the meeting"),
    "procedure.withdraw_times": _("A time taken back"),
    "procedure.choose_time": _("Time of the meeting chosen"),
    "procedure.note_meeting_held": _("Meeting held"),
    "procedure.save_draft": _("Draft of the request saved"),
    "procedure.send_request": _("Request sent"),
    "procedure.join_assembly": _("Request brought to an assembly"),
    "procedure.judge": _("A criterion judged"),
    "procedure.declare_conflict": _("A conflict of interest declared"),
    "procedure.conclude_verification": _("Verification concluded"),
    "procedure.name_presenter": _("Presenter named"),
    "procedure.note_presented": _("Request presented to the members"),
    "procedure.withdraw": _("Candidacy withdrawn"),
    "procedure.admit": _("Admitted by the members"),
    "procedure.refuse": _("Not admitted by the members"),
    "post.queue_letters": _("Letter written"),
}


def told_of(entry: Entry) -> str:
    """Say what an entry records."""
    return str(DEEDS.get(entry.action, entry.action))
