"""Deeds of the journal in words, for the history of a file."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.journal.models import Entry
from accede.journal.queries import entries_about
from accede.people.capacities import Capacity
from accede.people.queries import language
from accede.procedure.models import Candidacy, Proceeding
from accede.procedure.queries.telling import step_named
from accede.wording.formats import text

DEEDS: dict[str, Promise] = {
    "procedure.express_interest": _("Interest expressed"),
    "procedure.apply_again": _("Applied again"),
    "procedure.offer_times": _("Times offered for the meeting"),
    "procedure.withdraw_times": _("A time taken back"),
    "procedure.choose_time": _("Time of the meeting chosen"),
    "procedure.move_meeting": _("Meeting changed"),
    "procedure.cancel_meeting": _("Meeting called off"),
    "procedure.note_meeting_held": _("Meeting held"),
    "procedure.save_draft": _("Draft of the request saved"),
    "procedure.keep_unsaved": _("Words kept beside the request"),
    "procedure.drop_unsaved": _("Words beside the request left out"),
    "procedure.add_paper": _("A file put into the request"),
    "procedure.leave_out_paper": _("A file left out of the request"),
    "procedure.send_request": _("Request sent"),
    "procedure.ask_candidate": _("A question put to the candidate"),
    "procedure.answer_question": _("A question answered"),
    "procedure.close_question": _("A question closed"),
    "procedure.invite_person": _("Somebody invited to work on the file"),
    "procedure.take_person_away": _("Somebody taken away from the file"),
    "procedure.hand_letters": _("The letters handed to somebody else"),
    "procedure.write_note": _("A note written"),
    "procedure.join_assembly": _("Request brought to an assembly"),
    "procedure.judge": _("A criterion judged"),
    "procedure.settle_difference": _("A difference of the Board settled"),
    "procedure.declare_conflict": _("A conflict of interest declared"),
    "procedure.take_back_conflict": _("A conflict of interest taken back"),
    "procedure.conclude_verification": _("Verification concluded"),
    "procedure.give_opinion": _("Opinion of the Board noted"),
    "procedure.correct_opinion": _("Opinion of the Board corrected"),
    "procedure.name_presenter": _("Presenter named"),
    "procedure.note_presented": _("Request presented to the members"),
    "procedure.note_reasons": _("Reasons of the assembly noted"),
    "procedure.adjourn": _("Decision adjourned by the assembly"),
    "procedure.appeal_refusal": _("An appeal made"),
    "procedure.note_appeal_step": _("A step of an appeal taken"),
    "procedure.decide_appeal": _("An appeal decided"),
    "procedure.keep_signed": _("A signed paper kept"),
    "procedure.set_signed_aside": _("A signed paper set aside"),
    "procedure.withdraw": _("Candidacy withdrawn"),
    "procedure.note_step": _("A step taken"),
    "procedure.decide": _("A decision taken"),
    "procedure.admit": _("Admitted"),
    "procedure.walk_on": _("Goes on as a member"),
    "procedure.refuse": _("Not admitted"),
    "procedure.add_document": _("A file added"),
    "procedure.declare": _("Declared by the member"),
    "procedure.open_proceeding": _("Opened"),
    "procedure.take_step": _("A step taken"),
    "procedure.take_own_step": _("A step taken"),
    "procedure.hear_member": _("The member heard"),
    "procedure.state_facts": _("Facts stated"),
    "procedure.take_back": _("Taken back"),
    "procedure.put_before_assembly": _("Put on the agenda"),
    "procedure.note_vote": _("Decided by the assembly"),
    "procedure.appeal": _("An appeal made"),
    "procedure.pass_time": _("A day has come"),
    "procedure.give_effect": _("Taken effect"),
}
STEPS = ("procedure.take_step", "procedure.take_own_step", "procedure.note_step", "procedure.decide")
WHO: dict[str, Promise] = {
    "visitor": _("Somebody who came by"),
    Capacity.CANDIDATE: _("The candidate"),
    Capacity.SECRETARIAT: _("The secretariat"),
    Capacity.CHAIR: _("Whoever presides"),
    Capacity.BOARD: _("A member of the Board"),
    Capacity.DELEGATE: _("The member"),
    Capacity.CLOCK: _("The passing of time"),
}


def history(file: Candidacy | Proceeding) -> list[dict[str, Any]]:
    """Return what was done on a file, as the journal has it; its letters stand in a list of their own."""
    entries = entries_about(file).filter(action__in=DEEDS)
    return [{"at": one.at, "text": told_of(one, file), "by": WHO.get(one.capacity, one.capacity)} for one in entries]


def told_of(entry: Entry, file: Candidacy | Proceeding) -> str:
    """Say what an entry records."""
    if entry.action in STEPS:
        return gettext("Done: {step}").format(step=step_named(file.way, entry.values["step"], language()))
    done, criterion = str(DEEDS[entry.action]), file.book.criterion.get(entry.values.get("criterion", ""))
    if criterion is None:
        return done
    told = gettext("Judged: {criterion}") if entry.action == "procedure.judge" else gettext("{deed}: {criterion}")
    return told.format(deed=done, criterion=text(criterion.label, language()) or criterion.name)
