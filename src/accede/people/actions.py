"""What can happen to accounts."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import anyone, consequence, oneself, secretariat, technician
from accede.people.models import Account, DemoMark
from accede.people.queries import account_at, mark_read_anew


class AlreadyOpen(Refused):
    """There is one account an address."""

    sentence = _("There is already an account with this e-mail address.")


class UnknownLanguage(Refused):
    """An account speaks a language of the interface."""

    sentence = _("The interface does not speak this language.")


class NotEmpty(Refused):
    """Only an empty database becomes a demo."""

    sentence = _("This database already holds accounts; a demo starts from an empty one.")


@action("people.open_account", allowed_to=secretariat | technician | consequence)
def open_account(
    email: str, *, name: str = "", language: str = "en", postal: str = "", by: Actor, at: datetime
) -> Account:
    """Open an account that can sign in by a code sent to its address; without one, it is written to on paper."""
    if account_at(email):
        raise AlreadyOpen
    _check(language)
    account = Account(email=email.strip().lower() or None, name=name, language=language, postal=postal)
    account.set_unusable_password()
    account.save()
    write(account, values={"language": language}, personal={"email": account.email, "name": name})
    return account


@action("people.change_language", allowed_to=oneself | secretariat)
def change_language(account: Account, *, language: str, by: Actor, at: datetime) -> None:
    """Set the language in which an account is written to and reads."""
    _check(language)
    Account.objects.filter(pk=account.pk).update(language=language)
    write(account, values={"language": language})


@action("people.change_post", allowed_to=secretariat)
def change_post(account: Account, *, postal: str, by_post: bool, by: Actor, at: datetime) -> None:
    """Set where letters on paper reach a person, and whether it wishes them so."""
    Account.objects.filter(pk=account.pk).update(postal=postal, by_post=by_post)
    write(account, values={"by_post": by_post}, personal={"postal": postal})


@action("people.change_address", allowed_to=consequence)
def change_address(account: Account, *, email: str, by: Actor, at: datetime) -> None:
    """Set the address at which a person is written to and signs in."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account_at(email):
        raise AlreadyOpen
    before, account.email = account.email, email.strip().lower()
    account.save(update_fields=["email"])
    write(account, personal={"before": before, "email": account.email})


class NotADemo(Refused):
    """Only a demo has a calendar of its own."""

    sentence = _("This house lives by the clock; only a demo has a calendar of its own.")


class NotBack(Refused):
    """What was done cannot come to lie in the future."""

    sentence = _("The demo’s calendar can be moved forward, never back.")


@action("people.move_demo_calendar", allowed_to=anyone)
def move_demo_calendar(to: datetime, *, by: Actor, at: datetime) -> None:
    """Let a demo live at a later instant from now on; `at` is the instant it lives at before."""
    mark = DemoMark.objects.select_for_update().first()
    if mark is None:
        raise NotADemo
    if to <= at:
        raise NotBack
    mark.moved += to - at
    mark.save(update_fields=["moved"])
    mark_read_anew()
    write(mark, values={"to": to})


@action("people.mark_as_demo", allowed_to=technician)
def mark_as_demo(*, by: Actor, at: datetime) -> None:
    """Mark an empty database as a demo, for good."""
    if Account.objects.exists():
        raise NotEmpty
    mark = DemoMark.objects.create(id=1)
    mark_read_anew()
    write(mark)


def _check(language: str) -> None:
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguage
