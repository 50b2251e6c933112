"""All candidacies: what is due of them, who stands at each step, and a list that can be narrowed and taken along."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.procedure.forms import CandidacyFilter
from accede.procedure.models import Candidacy
from accede.procedure.queries.board import boards
from accede.procedure.queries.candidacy import by_step
from accede.procedure.queries.due import candidacies_due
from accede.procedure.queries.listing import candidacies as told
from accede.procedure.queries.listing import narrowed, seats_of, turn_of, turns
from accede.procedure.queries.path import entrances, label_of, path_label, step_of
from accede.procedure.queries.permission import office
from accede.procedure.views.showing import due_list, written
from accede.procedure.views.turn import named_turn
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import country

PER_PAGE = 50
TAGS = {Candidacy.State.OPEN: "now", Candidacy.State.ADMITTED: "done", Candidacy.State.REFUSED: "lost"}
COLUMNS = ("number", "organisation", "country", "path", "step", "turn", "late", "assembly", "state", "opened_on")


@open_to(office)
@require_safe
def candidacies(request: HttpRequest) -> HttpResponse:
    """Show what is due of candidacies, who stands at each step, and those that are wanted one by one."""
    at = now()
    book, today = book_at(at), day_of(at)
    search, found = _wanted(request, book, at)
    wanted = search.wanted()
    is_narrowed = bool({*wanted} - {"order"})
    pages = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    standing = by_step(found if is_narrowed else None)
    context = {
        "today": today,
        "may_answer": bool(secretariat(request.actor)),
        "title": claim(sum(one.count for one in standing.values()), is_narrowed=is_narrowed),
        "due": [] if is_narrowed else due_list(candidacies_due(request.actor, today, at), today, book),
        "boards": boards(book, standing, at),
        "search": search,
        "clear": reverse("candidacies") if wanted else "",
        "pages": pages,
        "table": table(pages.object_list, book),
        "csv": f"{reverse('candidacies_csv')}?{request.GET.urlencode()}",
    }
    return render(request, "procedure/candidacies.html", context)


@open_to(office)
@require_safe
def candidacies_csv(request: HttpRequest) -> HttpResponse:
    """Hand out all that is wanted, in its order."""
    at = now()
    book = book_at(at)
    _search, found = _wanted(request, book, at)
    return csv_file("candidacies.csv", COLUMNS, (_plain(one, book) for one in found.iterator()))


def claim(number: int, *, is_narrowed: bool = False) -> str:
    """Say how many candidacies are open, or how many open ones are wanted."""
    if not number:
        return _("No open candidacy matches") if is_narrowed else _("No candidacy is open")
    if is_narrowed:
        return ngettext("One open candidacy matches", "%(n)d open candidacies match", number) % {"n": number}
    return ngettext("One candidacy is open", "%(n)d candidacies are open", number) % {"n": number}


def table(found: list[Candidacy], book: Book) -> dict[str, Any]:
    """Return candidacies one by one."""
    labels = (_("Candidacy"), _("Organisation"), _("Country"), _("Next step"), _("Whose turn"), _("Assembly"))
    columns: list[dict[str, Any]] = [{"label": label} for label in labels]
    columns.append({"label": _("State"), "last": True})
    rows = [{"cells": _cells(one, book)} for one in found]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No candidacy matches.")}


def _wanted(request: HttpRequest, book: Book, at: datetime) -> tuple[CandidacyFilter, QuerySet[Candidacy]]:
    lang, paths = language(), entrances(book)
    countries, days = seats_of()
    search = CandidacyFilter(
        request.GET,
        # Paths share the names of their steps where they share what is done.
        step=list({one.name: label_of(one, lang) for path in paths for one in path.steps}.items()),
        turn=[(name, named_turn(name, book)) for name in turns(paths)],
        country=sorted(((code, country(code, lang)) for code in countries), key=lambda one: one[1]),
        path=[(one.name, path_label(one, lang)) for one in paths],
        assembly=[(f"{day}", written(day)) for day in days],
    )
    return search, narrowed(told(day_of(at), at), paths, **search.wanted())


def _cells(candidacy: Candidacy, book: Book) -> list[Any]:
    organisation, path = candidacy.organisation, book.path.get(candidacy.path)
    step = step_of(path, candidacy.step)
    state = {"state": TAGS.get(candidacy.state, ""), "label": candidacy.get_state_display()}
    late = {"state": "lost", "label": _("late")}
    return [
        {"text": candidacy.label, "whole": True, "url": candidacy.get_absolute_url()},
        {"text": organisation.name, "small": _("sample") if organisation.is_sample else ""},
        country(organisation.country, language()) if organisation.country else "",
        (label_of(step, language()) if step else candidacy.step) if candidacy.is_open else "",
        named_turn(turn_of(candidacy, entrances(book)), book),
        written(candidacy.assembly.day) if candidacy.assembly else "",
        {"tag": late, "small": _reason(candidacy.late)} if candidacy.late else {"tag": state},
    ]


def _reason(late: str) -> str:
    return {
        "meeting": _("The meeting is not written down."),
        "assembly": _("Its assembly is over."),
        "question": _("A question is not answered in time."),
    }[late]


def _plain(candidacy: Candidacy, book: Book) -> list[object]:
    return [
        candidacy.label,
        candidacy.organisation.name,
        candidacy.organisation.country,
        candidacy.path,
        candidacy.step if candidacy.is_open else "",
        turn_of(candidacy, entrances(book)),
        candidacy.late,
        candidacy.assembly.day.isoformat() if candidacy.assembly else "",
        candidacy.state,
        day_of(candidacy.opened_at).isoformat(),
    ]
