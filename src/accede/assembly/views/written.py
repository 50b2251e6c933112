"""What the agenda of an assembly that decides in writing shows of its votes: how many have come, and one's own."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Ballot, Item
from accede.assembly.queries.shares import carried_by
from accede.assembly.queries.written import awaited, votes_in
from accede.assembly.views.asking import front
from accede.journal.actions import Actor
from accede.people.capacities import delegate_of


def with_votes(rows: list[dict[str, Any]], items: Sequence[Item], actor: Actor) -> list[dict[str, Any]]:
    """Return the rows of an agenda, those of open votes with how many have voted, and whether one's own have."""
    running = [one for one in items if one.state == Item.State.OPEN]
    ours = delegate_of(actor)
    counts = votes_in(running) if running and front(actor) else {}
    waiting = awaited(running).filter(organisation__in=ours) if running and ours else awaited([]).none()
    still = set(waiting.values_list("item", "organisation")) - _own_shares(running, actor, ours)
    still = {item for item, _organisation in still}
    found = []
    for item, row in zip(items, rows, strict=True):
        told = row
        if item.pk in counts:
            told = told | {"after": participation(*counts[item.pk])}
        if item in running and ours:
            told = told | {"tag": _own(item.pk in still)}
        found.append(told)
    return found


def _own_shares(running: Sequence[Item], actor: Actor, ours: set[int]) -> set[tuple[int, int]]:
    """Return on which items somebody has cast the share of a member's votes that it carries itself."""
    carried = carried_by(actor, running[0].assembly, ours) if running else {}
    cast = Ballot.objects.filter(item__in=running, organisation__in=carried)
    told = cast.values_list("item", "organisation", "share")
    return {(item, one) for item, one, share in told if carried[one].share == share}


def participation(cast: int, able: int) -> str:
    """Say how many have voted of those who can."""
    sentence = ngettext("%(cast)d of %(able)d has voted", "%(cast)d of %(able)d have voted", cast)
    return sentence % {"cast": cast, "able": able}


def _own(is_waiting: bool) -> dict[str, str]:
    if is_waiting:
        return {"state": "now", "label": _("your vote is awaited")}
    return {"state": "done", "label": _("voted")}
