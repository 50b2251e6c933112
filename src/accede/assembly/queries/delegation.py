"""Who speaks for a member at an assembly: those whom it has named, else each of its delegates."""

from collections.abc import Collection, Mapping, Sequence

from accede.assembly.models import Assembly, Delegation
from accede.journal.actions import Actor
from accede.people.capacities import Capacity, delegate_of
from accede.people.models import Account
from accede.register.models import Organisation
from accede.register.queries import mandates
from accede.rulebook.book import Book

Together = Mapping[int, Sequence[Delegation]]  # whom members have named, by organisation
ON_PERSON = "person"  # a cap on what one person carries


def eligible(organisation: Organisation, assembly: Assembly) -> dict[Account, str]:
    """Return whom a member may name: its delegates on the day of the assembly, each with the name told to others."""
    held = mandates(capacity=Capacity.DELEGATE, organisation=organisation, on=assembly.day).order_by("pk")
    return {one.account: one.name or str(one.account) for one in held}


def named(assembly: Assembly, only: Collection[int] | None = None) -> dict[int, list[Delegation]]:
    """Return whom members have named, by organisation, delegates first; of all of them, or of some."""
    if not assembly.has_delegations:
        return {}
    found = assembly.delegations.all() if only is None else assembly.delegations.filter(organisation__in=only)
    together: dict[int, list[Delegation]] = {}
    for one in found.select_related("organisation"):
        together.setdefault(one.organisation_id, []).append(one)
    return together


def speaks_for(actor: Actor, assembly: Assembly) -> set[int]:
    """Return the organisations for which somebody attends and votes at an assembly."""
    ours = delegate_of(actor)
    together = named(assembly, ours) if ours else {}
    return {one for one in ours if one not in together or any(is_voice(each, actor) for each in together[one])}


def is_voice(delegation: Delegation, actor: Actor) -> bool:
    """Say whether somebody is the one named here, and speaks now."""
    return delegation.speaks and actor.id == f"account:{delegation.account_id}"


def asks_for_persons(book: Book) -> bool:
    """Say whether the rules limit what one person carries, so that a roll says who speaks for each member."""
    return any(one.on == ON_PERSON for several in (book.cap, book.also("cap")) for one in several.values())
