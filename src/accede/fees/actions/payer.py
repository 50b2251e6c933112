"""That somebody pays a member's fees in its place: agreed from a day on, and ended."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.fees.models import Payer
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat, treasurer
from accede.register.models import Organisation


class PaidByAnother(Refused):
    """One pays for a member at a time."""

    sentence = _("Somebody pays for this member in that time already: end that first.")


class NobodyReached(Refused):
    """An invoice reaches whoever pays it."""

    sentence = _("Name an organisation of the register, or somebody else with an e-mail or a postal address.")


class PaysItself(Refused):
    """A member that pays itself needs nobody named."""

    sentence = _("A member that pays its own fees needs nobody named.")


class NoSuchPeriod(Refused):
    """Who pays does so from a day on, and ends after it began."""

    sentence = _("It ends after it begins, and once.")


@action("fees.name_payer", allowed_to=treasurer | secretariat)
def name_payer(
    organisation: Organisation,
    *,
    other: Organisation | None = None,
    name: str = "",
    postal: str = "",
    email: str = "",
    language: str = "en",
    starts: date,
    ends: date | None = None,
    reason: str,
    by: Actor,
    at: datetime,
) -> Payer:
    """Note who gets a member's invoices and pays them in its place, from a day on."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if other == organisation:
        raise PaysItself
    if other is None and not (name.strip() and (email or postal.strip())):
        raise NobodyReached
    if ends and ends <= starts:
        raise NoSuchPeriod
    known = [one for one in organisation.payers.all() if (ends is None or one.starts < ends)]
    if any(one.ends is None or starts < one.ends for one in known):
        raise PaidByAnother
    outside = {} if other else {"name": name.strip(), "postal": postal.strip(), "email": email}
    payer = Payer(organisation=organisation, other=other, language=language, **outside)
    payer.starts, payer.ends, payer.reason = starts, ends, reason.strip()
    payer.save()
    values = {"organisation": organisation, "payer": other, "starts": starts, "ends": ends}
    write(payer, values=values, personal={"reason": payer.reason, **outside})
    return payer


@action("fees.end_payer", allowed_to=treasurer | secretariat)
def end_payer(payer: Payer, *, ends: date, by: Actor, at: datetime) -> Payer:
    """Note from which day on somebody pays a member's fees no longer; invoices called before stay as they are."""
    payer = Payer.objects.select_for_update().get(pk=payer.pk)
    if ends < payer.starts or (payer.ends and payer.ends <= ends):
        raise NoSuchPeriod
    payer.ends = ends
    payer.save(update_fields=["ends"])
    write(payer, values={"organisation": payer.organisation, "payer": payer.other, "ends": ends})
    return payer
