"""What a delegate owes before it may vote at an assembly: said on its page, with the cure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly
from accede.journal.actions import Actor
from accede.people.capacities import delegate_of
from accede.people.queries import language
from accede.register.models import Membership
from accede.register.queries import debts, members_on, page_of, vote_lost_by_debt
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_on
from accede.wording.formats import day
from accede.wording.margin import margin


def owed_before(assembly: Assembly, actor: Actor, on: date) -> list[dict[str, Any]]:
    """Return, for each member that somebody is a delegate of, what takes its vote at an assembly to come."""
    ours = delegate_of(actor)
    if not ours or assembly.day < on or assembly.is_rehearsal:
        return []
    members = members_on(assembly.day).filter(organisation__in=ours).select_related("organisation")
    return [_owed(one, taken, assembly) for one, taken in _losing(members, assembly.day)]


def _losing(members: Any, when: date) -> Iterator[tuple[Membership, Verdict]]:
    for one in members:
        if taken := vote_lost_by_debt(one, when):
            yield one, taken


def _owed(member: Membership, taken: Verdict, assembly: Assembly) -> dict[str, Any]:
    when = day(assembly.day, language())
    told = _("%(organisation)s has no vote on %(day)s unless what it owes has been paid by then.")
    values = {"organisation": member.organisation.name, "day": when}
    acts = [
        {"label": _("Pay now"), "url": page_of(one), "kind": "second" if place else ""}
        for place, one in enumerate(debts(member.organisation, assembly.day))
    ]
    return {
        "text": told % values,
        "facts": when,
        "cite": margin(taken, book_on(assembly.day), language(), url=reverse("statutes")),
        "acts": [one for one in acts if one["url"]],
    }
