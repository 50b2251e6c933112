"""People come to have a place, or wait for one: those of members, guests that the office lets in, and guests."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Forbidden, Refused, action, write
from accede.learning import mails
from accede.learning.actions.holding import check_open, held, held_for, move_up, tell
from accede.learning.models import Event, Registration
from accede.people.capacities import anyone, secretariat
from accede.people.queries import account_at
from accede.register.models import Organisation
from accede.register.queries import members_on, own_organisation
from accede.space.models import Audience
from accede.space.queries import members
from accede.statutes.queries import day_of

State = Registration.State
AGAIN_AFTER = timedelta(days=1)  # whoever types another's address has it written to once a day


class OnlyMembers(Refused):
    """A member registers its people; whoever is none comes as a guest."""

    sentence = _("Only a member registers its people here.")


class ForMembers(Forbidden):
    """What is for members has no guests but those that the office lets in."""

    sentence = _("This is for members only.")


class RegisteredAlready(Refused):
    """A person has one place."""

    sentence = _("This address is registered already.")


@action("learning.register", allowed_to=own_organisation | secretariat)
def register(
    organisation: Organisation, event: Event, *, name: str, email: str, language: str, by: Actor, at: datetime
) -> Registration:
    """Register somebody of a member, who has a place or waits for one."""
    event = held(event)
    check_open(event, by, at)
    if not members_on(day_of(at)).filter(organisation=organisation).exists():
        raise OnlyMembers
    return _let_in(event, by, at, organisation=organisation, name=name, email=email, language=language)


@action("learning.admit_guest", allowed_to=secretariat)
def admit_guest(
    event: Event, *, name: str, of: str, email: str, language: str, by: Actor, at: datetime
) -> Registration:
    """Register a guest whom the office knows, without asking the address."""
    event = held(event)
    check_open(event, by, at)
    return _let_in(event, by, at, of=of, name=name, email=email, language=language)


@action("learning.ask_for_place", allowed_to=anyone)
def ask_for_place(
    event: Event, *, name: str, of: str, email: str, language: str, consent: str, by: Actor, at: datetime
) -> None:
    """Ask a guest's address whether it wants the place; one that is known, or was just asked, is not asked again.

    Whoever asks is told the same in any case: it need not be who has the address.
    """
    event, email = held(event), email.strip().lower()
    if event.audience != Audience.PUBLIC and not members(by):
        raise ForMembers
    check_open(event, by, at)
    account, said = account_at(email), {"name": name, "of": of, "language": language, "consent": consent}
    if account and by.id == f"account:{account.pk}":
        _let_in(event, by, at, email=email, **said)  # it has signed in with this address
        return
    said |= {"at": at}
    one, is_new = event.registrations.get_or_create(email=email, defaults=said | {"state": State.ASKED})
    is_asked = is_new or (one.state == State.ASKED and one.at <= at - AGAIN_AFTER)
    write(event, values={"asked": is_asked})
    if is_asked:
        event.registrations.filter(pk=one.pk).update(**said)
        one.refresh_from_db()
        tell(mails.ASKED, event, [one], by, at)


@action("learning.confirm_place", allowed_to=anyone)
def confirm_place(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take a guest in whose address has answered. What was agreed to, and when, stays in the journal."""
    event, one = held_for(registration)
    check_open(event, by, at)
    if one.state != State.ASKED:
        raise RegisteredAlready
    one.state, one.account = State.WAITING, account_at(one.email)
    one.save(update_fields=["state", "account"])
    agreed = {"consent": one.consent, "asked_at": one.at}
    return _seated(event, one, by, at, agreed)


def _let_in(event: Event, by: Actor, at: datetime, *, email: str, **said: object) -> Registration:
    email = email.strip().lower()
    # Whoever is registered by another need not answer any more.
    event.registrations.filter(email=email, state=State.ASKED).delete()
    known = said | {"state": State.WAITING, "account": account_at(email), "at": at}
    one, is_new = event.registrations.get_or_create(email=email, defaults=known)
    if not is_new:
        raise RegisteredAlready
    return _seated(event, one, by, at, {})


def _seated(event: Event, one: Registration, by: Actor, at: datetime, agreed: dict[str, object]) -> Registration:
    found = move_up(event, at, one)
    one.refresh_from_db()
    values = {"registration": one.pk, "organisation": one.organisation, "state": one.state}
    write(event, values=values, personal={"name": one.name, "of": one.of, "email": one.email} | agreed)
    tell(mails.PLACED if one in found else mails.WAITING, event, [one], by, at)
    tell(mails.FREED, event, [each for each in found if each != one], by, at)
    return one
