"""Lines of the members' register."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import consequence, secretariat
from accede.register.models import Membership, Numbering, Organisation, RegisterEntry
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, rules_of


class AlreadyMember(Refused):
    """An organisation has one membership at a time."""

    sentence = _("This organisation stands in the register as a member already.")


class UnknownCategory(Refused):
    """A category is one that the rulebook knows."""

    sentence = _("The statutes know no such category of members.")


@action("register.enter_member", allowed_to=secretariat | consequence)
def enter_member(
    organisation: Organisation,
    *,
    category: str,
    effective_on: date | None,
    decided_on: date | None,
    decision: str,
    article: Sequence[str],
    edition: Edition,
    starts_year_only: bool = False,
    starts_note: str = "",
    by: Actor,
    at: datetime,
) -> Membership:
    """Enter a new member under the next number; a day that no source names stays open."""
    if category not in rules_of(edition, day_of(at)).category:
        raise UnknownCategory
    last = _next_numbers()
    if organisation.memberships.filter(ends=None).exists():
        raise AlreadyMember
    membership = Membership.objects.create(
        number=last.member,
        organisation=organisation,
        category=category,
        starts=effective_on,
        starts_year_only=starts_year_only,
        starts_note=starts_note,
    )
    entry = RegisterEntry.objects.create(
        number=last.entry,
        event=RegisterEntry.Event.ADMITTED,
        organisation=organisation,
        category=category,
        effective_on=effective_on,
        decided_on=decided_on,
        entered_at=at,
        decision=decision,
        article=list(article),
        edition=edition,
    )
    values = {"number": membership.number, "entry": entry.number, "category": category, "effective_on": effective_on}
    write(membership, article=tuple(article), edition=edition.sha256, values=values)
    return membership


def _next_numbers() -> Numbering:
    # Held until the deed is done, so that a number is either used or given again: there are no gaps.
    last, _created = Numbering.objects.select_for_update().get_or_create(pk=1)
    last.entry, last.member = last.entry + 1, last.member + 1
    last.save(update_fields=["entry", "member"])
    return last
