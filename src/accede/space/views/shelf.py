"""The first page of the members' space: what is new, and a search through all of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accede.people.queries import language
from accede.space.forms import ShelfSearch
from accede.space.models import Publication
from accede.space.queries import finding, readable
from accede.statutes.queries import day_of
from accede.wording.formats import day

PER_PAGE = 25


@require_safe
def space(request: HttpRequest) -> HttpResponse:
    """Show what whoever asks may read, the latest first, narrowed by words and kind."""
    search = ShelfSearch(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {"q": "", "kind": ""}
    found = finding(readable(request.actor), wanted["q"])
    if wanted["kind"]:
        found = found.filter(kind=wanted["kind"])
    pages = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lang = language()
    shown = [line(each, lang) for each in pages]
    return render(request, "space/space.html", {"search": search, "pages": pages, "shown": shown, "wanted": wanted})


def line(publication: Publication, lang: str) -> dict[str, object]:
    """Return a publication as a list shows it: in the reader's language, or in one that it has."""
    title, said_in = in_language(publication.titles, lang)
    return {
        "title": title,
        "lang": said_in,
        "summary": in_language(publication.summaries, lang)[0],
        "kind": publication.get_kind_display(),
        "url": f"/{lang}/{publication.address}",
        "day": day(day_of(publication.at), lang),
        "is_pinned": publication.is_pinned,
    }


def in_language(texts: dict[str, str], lang: str) -> tuple[str, str]:
    """Return a text in this language, else in the first it has, and in which."""
    if lang in texts or not texts:
        return texts.get(lang, ""), lang
    said_in, said = next(iter(texts.items()))
    return said, said_in
