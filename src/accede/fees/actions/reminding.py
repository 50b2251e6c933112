"""Whoever has not paid is reminded, once for each step of the rule."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.mails import fee_reminder, vote_warning
from accede.fees.models import Invoice, Reminder
from accede.fees.queries.reminders import ladder_of, next_assembly, true_of
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, secretariat, treasurer
from accede.post.actions import queue_letters
from accede.rulebook.reminder import Reminder as Step
from accede.statutes.queries import day_of


class NothingToRemind(Refused):
    """Nobody is reminded of what is paid, twice by the same step, or of what is not late yet."""

    sentence = _("No reminder of this fee is to leave today.")


@action("fees.remind", allowed_to=treasurer | secretariat | clock)
def remind(invoice: Invoice, *, step: str = "", by: Actor, at: datetime) -> list[Reminder]:
    """Write to a member about a fee that is not paid: what is due of its steps, or one of them before its day."""
    invoice = Invoice.objects.select_for_update().get(pk=invoice.pk)
    on = day_of(at)
    ladder = ladder_of(invoice, on, next_assembly(on))
    named = [one for one in (*ladder.due(on), *ladder.early(on)) if one.name == step]
    steps = true_of(invoice, named if step else ladder.due(on))
    if not steps:
        raise NothingToRemind
    reminding = [one.name for one in ladder.steps if not one.warns]
    sent = Reminder.objects.bulk_create(
        Reminder(invoice=invoice, step=one.name, on=on, due=invoice.due) for one in steps
    )
    write(invoice, verdict=steps[0].due, values={"steps": [one.name for one in steps], "on": on})
    for one in steps:
        number = 0 if one.warns else reminding.index(one.name) + 1
        _send(invoice, one, number, on, by, at)
    return sent


def _send(invoice: Invoice, step: Step, number: int, on: date, by: Actor, at: datetime) -> None:
    if step.warns:
        kind, letters = "fee_vote_warning", vote_warning(invoice, on, step.anchor)
    else:
        kind, letters = "fee_reminder", fee_reminder(invoice, on, number)
    queue_letters(invoice, letters, kind=kind, by=by, at=at)
