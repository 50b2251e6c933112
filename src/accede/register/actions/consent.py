"""A member tells of itself, and says who may see it; each person says that of itself alone."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import oneself, secretariat
from accede.people.models import Account
from accede.post.actions import put_on_paper
from accede.post.queries import unaddressed
from accede.register.models import Consent, Organisation, Particular
from accede.register.queries import VERSION, abroad, consent_text, consents, mandates, own_organisation
from accede.statutes.queries import day_of


class Unchanged(Refused):
    """Nothing is written where nothing changes."""

    sentence = _("It stands like this already.")


class NotOfItsKind(Refused):
    """An organisation agrees for itself, a person for itself."""

    sentence = _("Only a person can agree that its name or own address is shown.")


class StandsForNobody(Refused):
    """Whoever stands for no member is not shown with it."""

    sentence = _("You hold no office at this member.")


@action("register.tell_particulars", allowed_to=secretariat | own_organisation)
def tell_particulars(organisation: Organisation, *, particulars: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Tell particulars of an organisation, by name; what is empty is told no longer. Who sees them is not changed.

    What is to be printed for it and had no address goes to the one that the office tells.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    known = dict(organisation.particulars.values_list("name", "value"))
    changed = {name: value for name, value in particulars.items() if value != known.get(name, "")}
    if not changed:
        raise Unchanged
    if set(changed) - set(Particular.OF_ORGANISATION):
        raise NotOfItsKind
    organisation.particulars.filter(name__in=changed).delete()
    Particular.objects.bulk_create(
        Particular(organisation=organisation, name=name, value=value) for name, value in changed.items() if value
    )
    write(organisation, values={"particulars": sorted(changed)}, personal=changed)
    if (postal := changed.get(Particular.Name.ADDRESS)) and secretariat(by):
        for letter in unaddressed(organisation):
            put_on_paper(letter, postal=abroad(postal, organisation), by=by, at=at)


@action("register.give_consent", allowed_to=own_organisation)
def give_consent(
    organisation: Organisation, *, particular: str, audience: str, language: str, by: Actor, at: datetime
) -> Consent:
    """Agree that a particular of an organisation is shown, in the words that stand on the page in a language."""
    if particular not in Particular.OF_ORGANISATION:
        raise NotOfItsKind
    return _give(organisation, None, particular, audience, language, by, at)


@action("register.withdraw_consent", allowed_to=secretariat | own_organisation)
def withdraw_consent(organisation: Organisation, *, particular: str, by: Actor, at: datetime) -> None:
    """Take back that a particular of an organisation is shown."""
    _withdraw(organisation, None, particular, by, at)
    write(organisation, values={"particular": particular})


@action("register.give_own_consent", allowed_to=oneself)
def give_own_consent(
    account: Account,
    *,
    organisation: Organisation,
    particular: str,
    audience: str,
    language: str,
    by: Actor,
    at: datetime,
) -> Consent:
    """Agree that one's own name, or address, is shown with a member that one stands for."""
    if particular not in Particular.OF_PERSON:
        raise NotOfItsKind
    if not mandates(organisation=organisation, on=day_of(at)).filter(account=account).exists():
        raise StandsForNobody
    return _give(organisation, account, particular, audience, language, by, at)


@action("register.withdraw_own_consent", allowed_to=oneself)
def withdraw_own_consent(
    account: Account, *, organisation: Organisation, particular: str, by: Actor, at: datetime
) -> None:
    """Take back that one's own name, or address, is shown with a member."""
    _withdraw(organisation, account, particular, by, at)
    write(organisation, values={"particular": particular})


def _give(
    organisation: Organisation,
    account: Account | None,
    particular: str,
    audience: str,
    language: str,
    by: Actor,
    at: datetime,
) -> Consent:
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = consents(organisation, account).get(particular)
    if before:
        if before.audience == audience:
            raise Unchanged
        _end(before, by, at)
    with override(language):
        words = consent_text(particular, audience)
    given = {"text": words, "version": VERSION, "given_at": at, "given_by": by.id}
    consent = Consent.objects.create(
        organisation=organisation, account=account, particular=particular, audience=audience, **given
    )
    write(organisation, values={"particular": particular, "audience": audience, "version": VERSION})
    return consent


def _withdraw(organisation: Organisation, account: Account | None, particular: str, by: Actor, at: datetime) -> None:
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    before = consents(organisation, account).get(particular)
    if before is None:
        raise Unchanged
    _end(before, by, at)


def _end(consent: Consent, by: Actor, at: datetime) -> None:
    consent.withdrawn_at, consent.withdrawn_by = at, by.id
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
