"""Members are told by letter that a consultation has opened, and those that have not answered that it ends soon."""

from datetime import datetime

from accede.journal.actions import Actor, action, write
from accede.people.capacities import clock
from accede.positions.actions.holding import held
from accede.positions.mails import consultation as letters
from accede.positions.models import Consultation
from accede.positions.queries.reminding import ends_soon, silent
from accede.post.actions import queue_letters
from accede.register.queries import organisations_on
from accede.statutes.queries import day_of

State = Consultation.State


def tell_members(consultation: Consultation, by: Actor, at: datetime) -> None:
    """Write to the members that they are asked; whoever is asked for a few days only is not reminded as well."""
    on = day_of(at)
    if ends_soon(consultation, on):
        consultation.reminded_of = consultation.until
        consultation.save(update_fields=["reminded_of"])
    if drafts := letters("consultation_opened", consultation, organisations_on(on), on):
        queue_letters(consultation, drafts, kind="consultation_opened", by=by, at=at)


@action("positions.remind_members", allowed_to=clock)
def remind_members(consultation: Consultation, *, by: Actor, at: datetime) -> None:
    """Write once to the members that have not answered, some days before the last one."""
    consultation = held(consultation, State.OPEN, State.FINAL)
    consultation.reminded_of = consultation.ends
    consultation.save(update_fields=["reminded_of"])
    drafts = letters("consultation_ending", consultation, silent(consultation, day_of(at)), day_of(at))
    write(consultation, values={"until": consultation.ends, "letters": len(drafts)})
    if drafts:
        queue_letters(consultation, drafts, kind="consultation_ending", by=by, at=at)
