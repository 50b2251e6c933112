"""Changing what is known of an organisation: it moved, has another name, or was written wrongly."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.queries import entries_about
from accede.people.capacities import secretariat
from accede.register.models import Former, Organisation
from accede.register.queries import DETAILS, RESERVED, own_organisation
from accede.register.queries.numbers import Kind, check
from accede.statutes.queries import day_of


class Reserved(Refused):
    """What fees, votes and payments rest on is changed by the office."""

    sentence = _("Name, country, legal form, registration number and IBAN are changed by the secretariat: write to it.")


class Nameless(Refused):
    """An organisation has a name."""

    sentence = _("Give the name of the organisation.")


class InvalidNumber(Refused):
    """A number that fails its own check is not taken."""

    def __init__(self, why: str) -> None:
        super().__init__(why)


class ChangedMeanwhile(Refused):
    """What somebody else has changed meanwhile is not written over unseen."""

    sentence = _(
        "Somebody else has changed these details meanwhile. What you typed stands below, after what is there now: "
        "save again only if yours is right."
    )
    by_yourself = _(
        "You have changed these details in another window meanwhile. What you typed here stands below, after what is "
        "there now: save again only if this is right."
    )


class NothingChanged(Refused):
    """A change changes something."""

    sentence = _("Nothing was changed.")


class NotYet(Refused):
    """What will be true is entered once it is."""

    sentence = _("This day has not come yet. Enter the change once it is true.")


@action("register.change_details", allowed_to=secretariat | own_organisation)
def change_details(
    organisation: Organisation,
    *,
    details: Mapping[str, str],
    seen: Mapping[str, str],
    since: date | None = None,
    by: Actor,
    at: datetime,
) -> Organisation:
    """Change details of an organisation, true `since` a day; without one, they were simply wrong before.

    `seen` is what whoever changes them saw before.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    known = {name: getattr(organisation, name) for name in DETAILS}
    if any(known[name] != seen[name] for name in details):
        latest = entries_about(organisation).filter(action="register.change_details").last()
        raise ChangedMeanwhile(ChangedMeanwhile.by_yourself if latest and latest.actor == by.id else None)
    changed = {name: value.strip() for name, value in details.items() if value.strip() != known[name]}
    _check(known | changed, changed, since, by, at)
    before = {name: known[name] for name in changed}
    if since:
        kept = (Former(organisation=organisation, detail=one, value=was, until=since) for one, was in before.items())
        Former.objects.bulk_create(kept)
    for name, value in changed.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(changed))
    write(organisation, values={"changed": changed, "before": before, "since": since})
    return organisation


def _check(told: Mapping[str, str], changed: Mapping[str, str], since: date | None, by: Actor, at: datetime) -> None:
    if not changed:
        raise NothingChanged
    if not told["name"]:
        raise Nameless
    if not secretariat(by) and set(changed) & set(RESERVED):
        raise Reserved
    if since and since > day_of(at):
        raise NotYet
    for kind in Kind:
        number = check(kind, told["country"], told[kind])
        if kind in changed and number.holds is False:
            raise InvalidNumber(str(number.why))
