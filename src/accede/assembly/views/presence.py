"""Who takes part, as pages show it: the quorum with its article, and members, votes and countries."""

from collections.abc import Sequence
from threading import Lock
from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.assembly.models import Assembly, Item
from accede.assembly.queries.naming import assembly_name
from accede.assembly.queries.presence import Change, changes_of, presence_of
from accede.assembly.queries.roll import Seat, roll_at_hand, roll_of
from accede.assembly.views.asking import meeting_on, participants, why
from accede.people.access import open_to
from accede.people.queries import language
from accede.rulebook.tally import Tally
from accede.wording.formats import NO_BREAK, number
from accede.wording.margin import sentence

PAGE = 25
_working = Lock()
KEPT = 30  # seconds: standing may change without anybody coming or going


@open_to(participants)
@require_safe
def presence(request: HttpRequest, address: str) -> HttpResponse:
    """Show who takes part now, and each coming and going with its time, the latest first."""
    found = meeting_on(address)
    places = range(found.comings.count())[::-1]
    pages = Paginator(places, PAGE).get_page(request.GET.get("page"))
    shown = list(pages.object_list)
    roll = roll_of(found)
    told = list(changes_of(found, shown[-1], shown[0] + 1, roll)) if shown else []
    context = {
        **shown_presence(found, roll),
        "title": assembly_name(found),
        "assembly": found,
        "entries": [_told(one, found) for one in reversed(told)],
        "pages": pages,
    }
    return render(request, "assembly/presence.html", context)


def shown_presence(assembly: Assembly, roll: Sequence[Seat], item: Item | None = None) -> dict[str, Any]:
    """Return the quorum as it stands, and the figures it is counted from."""
    counted = presence_of(assembly, list(roll), item)
    if counted is None:
        return {"quorum": None, "figures": []}
    told = {"text": sentence(counted.quorum, assembly.book, language()), "cite": why(counted.quorum, assembly.book)}
    return {"quorum": told, "figures": figures(counted.tally)}


def kept_presence(assembly: Assembly, item: Item | None) -> dict[str, Any]:
    """The same, worked out once for all who look on: with thousands of members it takes a moment."""
    key = f"presence-{assembly.pk}-{assembly.changes}-{item.pk if item else ''}-{language()}"
    if (known := cache.get(key)) is not None:
        return known
    # All screens ask within the same moment: they wait for the first of them.
    with _working:
        return cache.get_or_set(key, lambda: shown_presence(assembly, roll_at_hand(assembly, item), item), KEPT)


def figures(tally: Tally) -> list[tuple[str, str]]:
    """Return how many members, votes and countries take part, of how many with the right to vote."""
    return [
        (_("Members with a vote"), _of(tally.members_represented, tally.members_entitled)),
        (_("Votes"), _of(tally.votes_represented, tally.votes_entitled)),
        (_("Countries"), _of(tally.countries_represented, tally.countries_entitled)),
    ]


def _of(here: int, everybody: int) -> str:
    values = {"here": number(here, language()), "all": number(everybody, language())}
    return (_("%(here)s of %(all)s") % values).replace(" ", NO_BREAK)


def _told(change: Change, found: Assembly) -> dict[str, Any]:
    sentences = {
        "present": _("%(member)s is in the room."),
        "remote": _("%(member)s takes part remotely."),
        "absent": _("%(member)s has left."),
    }
    member = change.seat.name
    taking = [" ".join(pair).replace(" ", NO_BREAK) for pair in figures(change.tally)]
    turned = [sentence(change.quorum, found.book, language())] if change.turned else []
    return {
        "at": change.at,
        "text": sentences[change.seat.attendance] % {"member": member},
        "facts": [member],
        "by": " · ".join(turned + taking),
        "cite": why(change.quorum, found.book) if change.turned else None,
    }
