"""What members learn at: what is to come, and what is over."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accede.learning.forms import EventSearch
from accede.learning.models import Event
from accede.learning.queries import events_found, events_seen
from accede.learning.queries.events import PAST
from accede.learning.queries.naming import title_of, where
from accede.learning.views.showing import tag_of
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.views.paging import paged
from accede.space.queries import members
from accede.statutes.queries import day_of
from accede.wording.formats import day

PER_PAGE = 25


@require_safe
def learning(request: HttpRequest) -> HttpResponse:
    """List the events that whoever asks may read of, those to come unless others are asked for."""
    at, search = now(), EventSearch(request.GET)
    wanted = search.wanted()
    pages = paged(request, events_found(events_seen(request.actor), *wanted, at), PER_PAGE)
    context = {
        "search": search,
        "is_narrowed": any(wanted),
        "is_past": wanted[2] == PAST,
        "pages": pages,
        "rows": [_row(one, at) for one in pages],
        "is_inside": bool(members(request.actor)),
        "is_office": bool(secretariat(request.actor)),
    }
    return render(request, "learning/events.html", context)


def _row(one: Event, at: datetime) -> dict[str, Any]:
    said = [str(one.get_kind_display()), where(one)]
    return {
        "title": title_of(one),
        "url": one.get_absolute_url(),
        "mark": day(day_of(one.begins), language()),
        "text": " · ".join(said),
        "tag": tag_of(one, at),
    }
