"""Parts of pages that keep themselves up to date: asked every few seconds, answered 304 while nothing has changed."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from accede.assembly.models import Assembly, Attendance, Ballot, Item, Ledger, Place, Speech
from accede.assembly.models.item import SEAT
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.roll import seats as rows
from accede.assembly.views.asking import assembly_on, front, item_at, participants
from accede.assembly.views.gathering import gathered, own_seats
from accede.assembly.views.line import in_line
from accede.assembly.views.room import Room
from accede.assembly.views.voting import shown_room, shown_seat
from accede.journal.question import Question
from accede.people.access import open_to
from accede.people.queries import language

OURS = 20  # for no more members does anybody act whose coming and going is looked for

# Hundreds of open pages ask these every few seconds.
_item = Question(
    lambda address, position: Item.objects.filter(assembly__address=address, position=position).values_list(
        "pk", "about", "assembly__changes", "assembly__state", "state"
    )
)
_ledger = Question(lambda item: Ledger.objects.filter(item=item).values_list("count", "drawn"))
_meeting = Question(lambda address: Assembly.objects.filter(address=address).values_list("changes", "state"))
_states = Question(lambda address: Item.objects.filter(assembly__address=address).values_list("state"))
_cast = Question(
    lambda address: (
        Ledger.objects.filter(item__assembly__address=address)
        .values("item__assembly")
        .annotate(cast=Sum("count") + Sum("drawn"))
        .values_list("cast")
    )
)
_in_hand = Question(
    lambda address: Assembly.objects.filter(address=address).values_list("state", "floor__item", "floor__paused_at")
)
_speeches = Question(
    lambda address: (
        Speech.objects.filter(item__assembly__address=address)
        .order_by()
        .values("item__assembly")
        .annotate(latest=Max("pk"), began=Count("began_at"), ended=Count("ended_at"))
        .values_list("latest", "began", "ended")
    )
)
_heard = Question(
    lambda item, organisation: (
        Ballot.objects.filter(
            Q(organisation__in=_sharing(item, organisation).values("organisation"))
            | Q(organisation__in=_sharing(item, organisation).values("holder")),
            item=item,
        )
        .order_by()
        .values("item")
        .annotate(cast=Count("pk"))
        .values_list("cast")
    )
)
_since = Question(
    lambda address, organisation: Attendance.objects.filter(
        assembly__address=address, organisation=organisation
    ).values_list("since")
)


def _sharing(item: Any, organisation: Any) -> QuerySet[Place]:
    own = Place.objects.filter(item=item, organisation=organisation).order_by()
    return Place.objects.filter(item=item, country__in=own.values("country")).order_by()


def lives(version: Callable[..., str | None]) -> Callable:
    """Make a view a part that lives: answered 304 while its version is the one that whoever asks has.

    `web.middleware.AnswersUnchanged` finds the version at the view, and asks for it before all else.
    """

    def known(request: HttpRequest, *args: Any, **named: Any) -> str | None:
        return request.live_version if hasattr(request, "live_version") else version(request, *args, **named)

    def living(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        answer = condition(etag_func=known)(view)
        answer.version = version
        return answer

    return living


def item_version(request: HttpRequest, address: str, position: int) -> str | None:
    """Return what changes whenever the item or its meeting does; who asks is not looked up for it."""
    found = _item(address, position)
    return _tag(found, *(_ledger(key) for key, *_more in found))


def seats_version(request: HttpRequest, address: str, position: int) -> str | None:
    """Return what changes for a voter on the page of an item: not that others vote with whom it shares no voice."""
    return seats_as_seen(address, position, _ours(request))


def seats_as_seen(address: str, position: int, ours: Sequence[int]) -> str | None:
    """Return the same for whom these organisations are; nothing for nobody, nor of an election: its page is another."""
    found = _item(address, position) if ours else []
    if any(about.startswith(SEAT) for _key, about, *_more in found):
        return None
    return _tag(found, *(_heard(key, one) for key, *_more in found for one in ours))


def assembly_version(request: HttpRequest, address: str) -> str | None:
    """Return what changes whenever the meeting or the state of one of its items does."""
    return _tag(_meeting(address), _states(address))


def hand_version(request: HttpRequest, address: str) -> str | None:
    """Return what changes whenever the meeting, the state of one of its items or the number of ballots does."""
    return _tag(_meeting(address), _states(address), _cast(address))


def follow_version(request: HttpRequest, address: str) -> str | None:
    """Return what changes for a voter: what is in hand, who speaks, whether it attends; not that others come or vote.

    `of` in the address names the organisations that the page is for; whoever asks is not looked up.
    """
    return room_as_seen(address, _ours(request))


def room_as_seen(address: str, ours: Iterable[int]) -> str | None:
    """Return the same for whom these organisations are."""
    attends = (_since(address, one) for one in ours)
    return _tag(_in_hand(address), _states(address), _speeches(address), *attends)


def _ours(request: HttpRequest) -> list[int]:
    return [int(key) for key in request.GET.getlist("of")[:OURS] if key.isdecimal()]


def _tag(meeting: list[list], *more: list[list]) -> str | None:
    told = "-".join(str(one) for rows in (meeting, *more) for row in rows for one in row)
    return f'"{language()}-{told}"' if meeting else None


@require_safe
@lives(assembly_version)
@in_line
@open_to(participants)
def assembly(request: HttpRequest, address: str) -> HttpResponse:
    """Return agenda and attendance as they stand."""
    found = assembly_on(address)
    telling = {"moved_on": _moved_on(request, found.state), "url": found.get_absolute_url()}
    return render(
        request, "assembly/gathered.html", {**gathered(found, request.actor, request.GET.get("page")), **telling}
    )


@require_safe
@lives(seats_version)
@in_line
@open_to(participants)
def seats(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Return what a delegate is told of its right and its country."""
    found = item_at(address, position)
    room = Room.near(found, request.actor)
    own = [shown_seat(room, seat) for seat in own_seats(room.roll, room.ours)]
    return render(request, "assembly/seats.html", {"item": found, "own": own, **_telling(request, found)})


@require_safe
@lives(item_version)
@in_line
@open_to(participants)
def room(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Return who attends and who has voted."""
    found = item_at(address, position)
    is_for_all = front(request.actor) or not own_seats(rows(found), speaks_for(request.actor, found.assembly))
    shown = shown_room(Room.of(found)) if is_for_all else None
    return render(request, "assembly/room.html", {"item": found, "room": shown, **_telling(request, found)})


def _telling(request: HttpRequest, found: Item) -> dict[str, object]:
    return {"assembly": found.assembly, "moved_on": _moved_on(request, found.state), "url": found.get_absolute_url()}


def _moved_on(request: HttpRequest, state: str) -> bool:
    # The page around this part was made in another state: it is to be opened again, not patched under a finger.
    return request.GET.get("seen", state) != state
