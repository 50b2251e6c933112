"""The first page of the members' space: its areas, what is dated soon, what is new, and a search through all of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accede.people.queries import now
from accede.space.forms import ShelfSearch
from accede.space.models import Publication
from accede.space.queries import dated, finding, members, readable
from accede.space.queries.areas import doors, kinds_of
from accede.space.views.showing import dated_line, line

PER_PAGE, SOON, MOST_FOUND = 25, 5, 1000


@require_safe
def space(request: HttpRequest) -> HttpResponse:
    """Show what whoever asks may read, the latest first, narrowed by words, kind and area."""
    search, lies = ShelfSearch(request.GET), readable(request.actor)
    wanted = search.cleaned_data if search.is_valid() else dict.fromkeys(search.fields, "")
    found = finding(lies, wanted["q"])
    if kinds := [wanted["kind"]] if wanted["kind"] else kinds_of(wanted["area"]):
        found = found.filter(kind__in=kinds)
    # Where a page begins is counted along an index; what it shows is read afterwards, without what was searched.
    keys = found.values_list("pk", flat=True)
    # Nobody turns the pages of all that a word finds: it is looked for once, and not counted to its end.
    pages = Paginator(list(keys[:MOST_FOUND]) if wanted["q"] else keys, PER_PAGE).get_page(request.GET.get("page"))
    publications = Publication.objects.defer("body", "words").in_bulk(list(pages))
    context = {
        "search": search,
        "is_narrowed": any(wanted.values()),
        "pages": pages,
        "shown": [line(publications[pk]) for pk in pages],
        "is_inside": bool(members(request.actor)),
    }
    if not context["is_narrowed"] and pages.number == 1:
        context |= {
            "doors": doors(request.actor),
            "pinned": [line(each) | {"is_pinned": False} for each in lies.filter(is_pinned=True)[:SOON]],
            "soon": [dated_line(each) for each in dated(lies, now())[:SOON]],
        }
    return render(request, "space/space.html", context)
