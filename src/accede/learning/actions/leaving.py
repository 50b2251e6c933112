"""A place is given up, or taken, and whoever waits moves up; guests are forgotten in time."""

from datetime import datetime

from accede.journal.actions import Actor, action, write
from accede.journal.models import Personal
from accede.learning import mails
from accede.learning.actions.holding import Over, held_for, move_up, tell
from accede.learning.models import Event, Registration
from accede.learning.queries.places import to_forget
from accede.people.capacities import anyone, clock, delegate, secretariat

own_registration = delegate.of(lambda registration: registration.organisation_id)


@action("learning.give_up_place", allowed_to=anyone)
def give_up_place(registration: Registration, *, by: Actor, at: datetime) -> None:
    """Forget who takes part, before or after; whoever has the address in the letter may ask for it."""
    event, one = held_for(registration)
    _forget(event, one, by, at)


@action("learning.take_out", allowed_to=own_registration | secretariat)
def take_out(registration: Registration, *, by: Actor, at: datetime) -> None:
    """Take a place from somebody before it begins, and say so by letter."""
    event, one = held_for(registration)
    if event.has_begun(at):
        raise Over
    _forget(event, one, by, at)
    tell(mails.ENDED, event, [one] if one.state != Registration.State.ASKED else [], by, at)


@action("learning.forget_guests", allowed_to=clock)
def forget_guests(*, by: Actor, at: datetime) -> None:
    """Forget guests whose address has not answered, and those of an event that was long ago."""
    several = list(to_forget(at))
    for one in several:
        _erase(one)
    write(None, values={"forgotten": len(several)})


def _erase(one: Registration) -> None:
    """Delete a registration, and what the journal keeps of the person beside its chain."""
    about = {"entry__subject": f"learning.event:{one.event_id}", "entry__values__registration": one.pk}
    Personal.objects.filter(**about).delete()
    Registration.objects.filter(pk=one.pk).delete()


def _forget(event: Event, one: Registration, by: Actor, at: datetime) -> None:
    values = {"registration": one.pk, "organisation": one.organisation, "state": one.state}
    _erase(one)
    write(event, values=values)
    if not event.has_begun(at) and not event.cancelled_at:
        tell(mails.FREED, event, move_up(event, at), by, at)
