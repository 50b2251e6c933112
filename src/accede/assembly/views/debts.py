"""What a delegate owes before it may vote at an assembly: said on its page, with the cure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly
from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.people.queries import language
from accede.register.models import Membership, Obligation
from accede.register.queries import debts, members_on, vote_lost_by_debt
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_on
from accede.wording.formats import day
from accede.wording.margin import margin
from accede.wording.standing import cure


def owed_before(assembly: Assembly, actor: Actor, on: date) -> list[dict[str, Any]]:
    """Return, for each member that somebody is a delegate of, what takes its vote at an assembly to come."""
    ours = [held.organisation for held in actor.mandates if held.capacity == Capacity.DELEGATE]
    if not ours or assembly.day < on:
        return []
    members = members_on(assembly.day).filter(organisation__in=ours).select_related("organisation")
    return [_owed(one, taken, assembly) for one, taken in _losing(members, assembly.day)]


def _losing(members: Any, when: date) -> Iterator[tuple[Membership, Verdict]]:
    for one in members:
        if taken := vote_lost_by_debt(one, when):
            yield one, taken


def _owed(member: Membership, taken: Verdict, assembly: Assembly) -> dict[str, Any]:
    book, when = book_on(assembly.day), day(assembly.day, language())
    told = _("%(organisation)s has no vote on %(day)s unless what it owes has been paid by then.")
    values = {"organisation": member.organisation.name, "day": when}
    acts = [
        {"label": _("Pay now"), "url": _page(one), "kind": "second" if place else ""}
        for place, one in enumerate(debts(member.organisation, assembly.day))
    ]
    return {
        "text": f"{told % values} {cure(taken, book, language())}",
        "facts": when,
        "cite": margin(taken, book, language(), url=reverse("statutes")),
        "acts": [one for one in acts if one["url"]],
    }


def _page(debt: Obligation) -> str:
    """Return the page of what an obligation follows from; only its own room knows it otherwise."""
    label, _colon, number = debt.subject.partition(":")
    found = apps.get_model(label).objects.filter(pk=number).first() if "." in label else None
    return found.get_absolute_url() if found else ""
