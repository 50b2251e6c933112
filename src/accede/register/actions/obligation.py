"""What members owe by a day: written by the deed it follows from, and read by standing."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import consequence
from accede.register.models import Obligation, Organisation
from accede.rulebook.verdict import Money


class AlreadyOwed(Refused):
    """An obligation follows from a thing once."""

    sentence = _("This is owed already.")


class AlreadySettled(Refused):
    """An obligation is settled once."""

    sentence = _("This is settled already.")


class NotSettled(Refused):
    """Only what was settled is opened again."""

    sentence = _("This is open already.")


@action("register.owe", allowed_to=consequence)
def owe(
    organisation: Organisation, *, subject: str, cents: int, currency: str, due: date, by: Actor, at: datetime
) -> Obligation:
    """Write down that an organisation owes an amount by a day; `subject` names what it follows from."""
    owed = {"organisation": organisation, "cents": cents, "currency": currency, "due": due}
    obligation, is_new = Obligation.objects.get_or_create(subject=subject, defaults=owed)
    if not is_new:
        raise AlreadyOwed
    write(obligation, values={"organisation": organisation, "owed": Money(cents, currency), "due": due, "for": subject})
    return obligation


@action("register.settle", allowed_to=consequence)
def settle(obligation: Obligation, *, on: date, by: Actor, at: datetime) -> None:
    """Write down the day on which an obligation was settled."""
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    if obligation.settled_on:
        raise AlreadySettled
    obligation.settled_on = on
    obligation.save(update_fields=["settled_on"])
    write(obligation, values={"organisation": obligation.organisation_id, "settled_on": on})


@action("register.reopen", allowed_to=consequence)
def reopen(obligation: Obligation, *, by: Actor, at: datetime) -> None:
    """Write down that an obligation was not settled after all; the journal keeps until when it was thought to be."""
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    if obligation.settled_on is None:
        raise NotSettled
    values = {"organisation": obligation.organisation_id, "was_settled_on": obligation.settled_on}
    obligation.settled_on = None
    obligation.save(update_fields=["settled_on"])
    write(obligation, values=values)
