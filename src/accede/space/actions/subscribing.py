"""Somebody of the public asks for the newsletter, answers from the address, and ends it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from accede.journal.actions import Actor, action, write
from accede.people.capacities import anyone, clock
from accede.post.actions import queue_letters, settle_letter
from accede.post.models import Letter
from accede.space import mails
from accede.space.models import Subscriber
from accede.space.queries.newsletters import unconfirmed

AGAIN_AFTER = timedelta(days=1)  # whoever types another's address has it written to once a day


@action("space.ask_for_newsletter", allowed_to=anyone)
def ask_for_newsletter(email: str, *, language: str, consent: str, by: Actor, at: datetime) -> None:
    """Ask an address whether it wants the newsletter; one that gets it already, or was just asked, is not asked again.

    Whoever asks is told the same in any case: it need not be who has the address.
    """
    known = {"language": language, "consent": consent, "asked_at": at}
    one, is_new = Subscriber.objects.select_for_update().get_or_create(email=email.strip().lower(), defaults=known)
    is_asked = is_new or (one.confirmed_at is None and one.asked_at <= at - AGAIN_AFTER)
    write(one, values={"asked": is_asked})
    if is_asked:
        Subscriber.objects.filter(pk=one.pk).update(**known)
        queue_letters(None, [mails.confirmation(one, language, at)], kind=mails.CONFIRMATION, by=by, at=at)


@action("space.confirm_newsletter", allowed_to=anyone)
def confirm_newsletter(subscriber: Subscriber, *, by: Actor, at: datetime) -> None:
    """Take somebody among the readers: the address has answered. What was agreed to, and when, stays in the journal."""
    one = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    one.confirmed_at = one.confirmed_at or at
    one.save(update_fields=["confirmed_at"])
    said = {"email": one.email, "consent": one.consent, "asked_at": one.asked_at}
    write(one, personal=said)


@action("space.end_subscription", allowed_to=anyone)
def end_subscription(subscriber: Subscriber, *, by: Actor, at: datetime) -> None:
    """Forget a reader; whoever has the address in its letter may ask for it."""
    write(subscriber)
    Subscriber.objects.filter(pk=subscriber.pk).delete()


@action("space.drop_returned", allowed_to=clock)
def drop_returned(letter: Letter, *, by: Actor, at: datetime) -> None:
    """Forget a reader whose newsletter no server would take."""
    Subscriber.objects.filter(email=letter.email).delete()
    write(letter)
    settle_letter(letter, reason=_("The address was taken off the newsletter."), by=by, at=at)


@action("space.forget_unconfirmed", allowed_to=clock)
def forget_unconfirmed(*, by: Actor, at: datetime) -> None:
    """Forget the addresses that were asked and have not answered."""
    number, _each = unconfirmed(at).delete()
    write(None, values={"forgotten": number})
