"""Whoever has not paid is reminded, once for each step of the rule."""

from collections.abc import Sequence
from dataclasses import dataclass
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
def remind(
    invoice: Invoice, *, step: str = "", others: Sequence[Invoice] = (), by: Actor, at: datetime
) -> list[Reminder]:
    """Write to a member about a fee that is not paid: what is due of its steps, or one of them before its day.

    `others` go to the same readers: what is due of them stands in the same letter.
    """
    on = day_of(at)
    assembly = next_assembly(on)
    numbers = [invoice.pk, *(one.pk for one in others)]
    found = Invoice.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    due = [one for one in (_due(each, step, on, assembly) for each in found) if one.steps]
    if not due:
        raise NothingToRemind
    sent = Reminder.objects.bulk_create(
        Reminder(invoice=one.invoice, step=each.name, on=on, due=one.invoice.due) for one in due for each in one.steps
    )
    first, *more = due
    told = [{"invoice": one.invoice, "steps": [each.name for each in one.steps]} for one in more]
    values = {"steps": [each.name for each in first.steps], "on": on} | ({"others": told} if told else {})
    write(first.invoice, verdict=first.steps[0].due, values=values)
    _send(due, on, by, at)
    return sent


@dataclass(frozen=True)
class _Due:
    """The steps that leave about an invoice, and the names of all that remind of it, in order."""

    invoice: Invoice
    steps: list[Step]
    reminding: list[str]

    @property
    def number(self) -> int:
        """Which reminder it is, counted from one; none where nothing but a warning leaves."""
        return max((self.reminding.index(one.name) + 1 for one in self.steps if not one.warns), default=0)


def _due(invoice: Invoice, step: str, on: date, assembly: date | None) -> _Due:
    ladder = ladder_of(invoice, on, assembly)
    named = [one for one in (*ladder.due(on), *ladder.early(on)) if one.name == step]
    steps = true_of(invoice, named if step else ladder.due(on))
    return _Due(invoice, steps, [one.name for one in ladder.steps if not one.warns])


def _send(due: Sequence[_Due], on: date, by: Actor, at: datetime) -> None:
    """Write one reminder, about the fee that has come furthest, and one warning; either names the others."""
    reminding = sorted((one for one in due if one.number), key=lambda one: -one.number)
    if reminding:
        first, *more = reminding
        letters = fee_reminder(first.invoice, on, first.number, [one.invoice for one in more])
        queue_letters(first.invoice, letters, kind="fee_reminder", by=by, at=at)
    warning = [(one.invoice, each) for one in due for each in one.steps if each.warns]
    if warning:
        invoice, step = warning[0]
        queue_letters(invoice, vote_warning(invoice, on, step.anchor), kind="fee_vote_warning", by=by, at=at)
