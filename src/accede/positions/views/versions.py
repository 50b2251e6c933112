"""Two versions of a text as one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.queries import language
from accede.positions.models import Version
from accede.positions.queries.text import Text
from accede.positions.views.asking import consultation_at, title_of
from accede.post.difference import stretches
from accede.space.queries.shelf import members
from accede.statutes.queries import day_of
from accede.wording.formats import day


@open_to(members)
@require_safe
def versions(request: HttpRequest, number: int) -> HttpResponse:
    """Compare the text as it was put to members, or another version, with a later one."""
    found = consultation_at(number)
    known = {one.number: one for one in found.versions.select_related("amendment")}
    first, last = _asked(request, known)
    context = {
        "consultation": found,
        "docket": [title_of(found)],
        "rows": [_row(one, first) for one in known.values()],
        "changes": _compared(known[first].paragraphs, known[last].paragraphs, found.language) if known else [],
        "first": first,
        "last": last,
    }
    return render(request, "positions/versions.html", context)


def _asked(request: HttpRequest, known: dict[int, Version]) -> tuple[int, int]:
    """Return which two are compared: what the address says, else the first and the last."""
    asked = [int(one) if one.isdecimal() else 0 for one in (request.GET.get(name, "") for name in ("from", "to"))]
    first, last = asked[0] or min(known, default=0), asked[1] or max(known, default=0)
    return first if first in known else min(known, default=0), last if last in known else max(known, default=0)


def _row(one: Version, first: int) -> dict[str, Any]:
    amendment = getattr(one, "amendment", None)
    return {
        "version": one,
        "day": day(day_of(one.at), language()),
        "amendment": amendment,
        "is_later": one.number > first,
    }


def _compared(before: Text, after: Text, lang: str) -> list[dict[str, Any]]:
    """Return each paragraph of either, in the order of the later one, with what goes and what comes."""
    old, new = ({one["key"]: one["texts"].get(lang, "") for one in text} for text in (before, after))
    keys, struck = list(new), [key for key in old if key not in new]
    for key in struck:  # what was struck stands where it stood
        above = [one for one in list(old)[: list(old).index(key)] if one in keys]
        keys.insert(keys.index(above[-1]) + 1 if above else 0, key)
    return [
        {"changes": stretches(old.get(key, ""), new.get(key, "")), "is_changed": old.get(key) != new.get(key)}
        for key in keys
    ]
