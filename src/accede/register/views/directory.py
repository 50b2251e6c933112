"""The members of a day that a search finds: on a map, page by page, and as a file."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.journal.actions import Actor
from accede.people.capacities import auditor, board, chair, secretariat, technician
from accede.people.queries import language, now
from accede.register.forms import MemberSearch
from accede.register.models import Membership, Particular
from accede.register.queries import (
    AT_MOST,
    TOLD,
    Line,
    latest_figures,
    lines,
    listed_facts,
    matching,
    members_on,
    reader_of,
    shown,
)
from accede.register.views.countries import where
from accede.register.views.listing import definitions, table
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.statutes.queries import book_on, day_of, texts
from accede.wording.folding import folded
from accede.wording.formats import country, day, number, text

PER_PAGE = 25
CHUNK = 1000
COLUMNS = ("number", "member", "country", "category", "since", "until")
office = secretariat | chair | board | auditor


@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """Show the members of today, or of a day gone by, that match a search."""
    if "known" in request.GET:
        # What was known on a day is a question that another page answers, to whoever may ask it.
        return redirect(f"{reverse('register_as_of')}?{request.GET.urlencode()}")
    lang, today = language(), day_of(now())
    search, memberships, on, book = _asked(request, today, lang)
    wanted = search.cleaned_data
    everywhere = matching(memberships, wanted["q"], lang)
    found, is_more = lines(everywhere)
    codes = {code for _pk, code, _words in found}
    places = {} if is_more or not found else where(found, everywhere, request.GET, book, on, lang)
    if chosen := wanted["country"]:
        found, is_more = lines(everywhere.filter(country=chosen)) if is_more else (_in(chosen, found), False)
    search.offer((code, country(code, lang)) for code in by_name({*codes, chosen} - {""}, lang))
    pages = Paginator(_sorted(found, wanted["sort"], memberships, lang), PER_PAGE).get_page(request.GET.get("page"))
    shown = _in_order(pages, memberships)
    undated = _of(found, memberships).filter(starts=None).count() if on < today else 0
    context = {
        "search": search,
        "is_narrowed": any(value for name, value in wanted.items() if name != "by"),
        "day": day(on, lang),
        "claim": claim(found, lang, is_more=is_more),
        "notes": notes(found, undated=undated, is_more=is_more),
        "lede": text(texts().page["members"].lede, lang),
        "where": places,
        "is_unlisted": bool(request.GET),
        "pages": pages,
        "table": table(shown, book, on, lang),
        "definitions": definitions(shown, book, on, lang),
        "is_office": bool(office(request.actor)),
        "may_merge": bool(secretariat(request.actor)),
        "may_import": bool((secretariat | technician)(request.actor)),
    }
    return render(request, "register/members.html", context)


@require_safe
def members_csv(request: HttpRequest) -> HttpResponse:
    """Hand out all that a search finds, with each figure and its year and what whoever asks may see of each."""
    lang, today = language(), day_of(now())
    search, memberships, on, book = _asked(request, today, lang)
    found = matching(memberships, search.cleaned_data["q"], lang)
    if chosen := search.cleaned_data["country"]:
        found = found.filter(country=chosen)
    listed = memberships.filter(organisation__in=found).order_by("organisation__country", "organisation__words")
    listed = listed.prefetch_related(*TOLD)
    asked = list(listed_facts(book))
    heads = [head for name in asked for head in (name, f"{name} year")]
    rows = ([*_plain(one, asked, on), *_told(one, request.actor, today)] for one in listed.iterator(CHUNK))
    return csv_file("members.csv", [*COLUMNS, *heads, *Particular.OF_ORGANISATION, "people"], rows)


def claim(found: Sequence[Line], language: str, *, is_more: bool = False) -> str:
    """Say how many members there are, in how many countries."""
    if is_more:
        return _("More than %(n)s members") % {"n": number(AT_MOST, language)}
    countries = len({code for _pk, code, _words in found} - {""})
    if not found or not countries:
        return ngettext("%(n)d member", "%(n)d members", len(found)) % {"n": len(found)}
    if len(found) == 1:
        return _("One member in one country")
    sentence = ngettext("%(n)d members in one country", "%(n)d members in %(countries)d countries", countries)
    return sentence % {"n": len(found), "countries": countries}


def notes(found: Sequence[Line], *, undated: int, is_more: bool = False) -> list[str]:
    """Say what is not known of these members, so that no count is taken for more than it is."""
    if is_more:
        return [_("Only the first of them are shown. Another word, or a country, finds the others.")]
    placeless = sum(not code for _pk, code, _words in found)
    said = [
        (
            placeless,
            ngettext(
                "The country of one member is not known.", "The countries of %(n)d members are not known.", placeless
            ),
        ),
        (
            undated,
            ngettext(
                "One member whose day of joining is not known is shown too.",
                "%(n)d members whose day of joining is not known are shown too.",
                undated,
            ),
        ),
    ]
    return [sentence % {"n": count} for count, sentence in said if count]


def by_name(codes: set[str], language: str) -> list[str]:
    """Return countries in the order of their names; where none is known stands last."""
    return sorted(codes, key=lambda code: (not code, folded(country(code, language))))


def _asked(request: HttpRequest, today: date, language: str) -> tuple[MemberSearch, QuerySet[Membership], date, Book]:
    # What cannot be read narrows nothing: the page says what is wrong with it, and shows the rest.
    book = book_on(today)
    search = MemberSearch(request.GET, book=book, language=language)
    search.is_valid()
    search.cleaned_data = dict.fromkeys(search.base_fields, "") | {"on": None} | search.cleaned_data
    on, category = search.cleaned_data["on"] or today, search.cleaned_data["category"]
    memberships = members_on(on).filter(category=category) if category else members_on(on)
    return search, memberships, on, book if on == today else book_on(on)


def _in(code: str, found: Sequence[Line]) -> list[Line]:
    return [one for one in found if one[1] == code]


def _sorted(found: list[Line], sort: str, memberships: QuerySet[Membership], language: str) -> list[Line]:
    if sort == "name":
        return sorted(found, key=itemgetter(2))
    if sort:
        # Whoever joined on a day that nobody knows stands last.
        known = _of(found, memberships).values_list("organisation", "starts", "number")
        keys = {
            key: (sort == "since" and (starts is None, starts or date.min), number) for key, starts, number in known
        }
        return sorted(found, key=lambda one: keys[one[0]])
    ranks = {code: rank for rank, code in enumerate(by_name({code for _pk, code, _words in found}, language))}
    return sorted(found, key=lambda one: ranks[one[1]])


def _of(found: Iterable[Line], memberships: QuerySet[Membership]) -> QuerySet[Membership]:
    return memberships.filter(organisation__in=[pk for pk, _code, _words in found])


def _in_order(found: Iterable[Line], memberships: QuerySet[Membership]) -> list[Membership]:
    # Of a standing a list tells nothing: figures are enough.
    counted = [f"organisation__{one}" for one in ("figures", "own_counts")]
    told = _of(found, memberships).prefetch_related(None).prefetch_related(*counted)
    known = {one.organisation_id: one for one in told}
    return [known[pk] for pk, _code, _words in found]


def _plain(one: Membership, asked: list[str], on: date) -> list[object]:
    known = latest_figures(one.organisation, on)
    figures = [(known[name].counted(on), known[name].year or "") if name in known else ("", "") for name in asked]
    return [
        one.number,
        one.organisation.name,
        one.organisation.country,
        one.category,
        (one.starts.year if one.starts_year_only else one.starts) if one.starts else "",
        one.ends or "",
        *(value for figure in figures for value in figure),
    ]


def _told(one: Membership, actor: Actor, today: date) -> list[str]:
    # What may be seen is asked of today, whatever day the list is of: consents are given for no day gone by.
    told = shown(one, reader_of(actor, one), today)
    values = {each.name: each.value for each in told if not each.mandate}
    people = (" ".join(filter(None, (each.value, each.email))) for each in told if each.mandate)
    return [*(values.get(name, "") for name in Particular.OF_ORGANISATION), "; ".join(people)]
