"""All candidacies: who stands at each step, and a list that can be narrowed."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import now
from accede.procedure.forms import CandidacyFilter
from accede.procedure.models import Candidacy
from accede.procedure.queries.board import boards
from accede.procedure.queries.candidacy import by_step, listed
from accede.procedure.queries.path import entrances, label_of
from accede.procedure.queries.question import with_questions
from accede.procedure.views.opening import language, office
from accede.procedure.views.showing import line
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import country

PER_PAGE = 50
TAGS = {Candidacy.State.OPEN: "now", Candidacy.State.ADMITTED: "done", Candidacy.State.REFUSED: "lost"}


@open_to(office)
@require_safe
def candidacies(request: HttpRequest) -> HttpResponse:
    """List candidacies, by step and one by one."""
    at = now()
    book = book_at(at)
    # Paths share the names of their steps where they share what is done.
    steps = {one.name: label_of(one, language()) for path in entrances(book) for one in path.steps}
    search = CandidacyFilter(request.GET, steps=list(steps.items()))
    wanted = search.cleaned_data if search.is_valid() else {}
    narrowed = {name: value for name, value in wanted.items() if name != "asked"}
    found = with_questions(listed(**narrowed), wanted.get("asked", ""))
    pages = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    standing = by_step()
    context = {
        "today": day_of(at),
        "may_answer": bool(secretariat(request.actor)),
        "title": claim(sum(one.count for one in standing.values())),
        "boards": boards(book, standing),
        "search": search,
        "clear": reverse("candidacies") if any(wanted.values()) else "",
        "pages": pages,
        "table": table(pages.object_list, steps),
    }
    return render(request, "procedure/candidacies.html", context)


def claim(number: int) -> str:
    """Say how many candidacies are open."""
    if not number:
        return _("No candidacy is open")
    return ngettext("One candidacy is open", "%(n)d candidacies are open", number) % {"n": number}


def table(candidacies: list[Candidacy], steps: dict[str, str]) -> dict[str, Any]:
    """Return candidacies one by one."""
    labels = (_("Candidacy"), _("Organisation"), _("Country"), _("Next step"), _("Assembly"), _("State"))
    columns = [{"label": label} for label in labels]
    columns[-1]["last"] = True
    rows = [{"cells": _cells(one, steps)} for one in candidacies]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("No candidacy matches.")}


def _cells(candidacy: Candidacy, steps: dict[str, str]) -> list[Any]:
    organisation = candidacy.organisation
    return [
        {"text": candidacy.label, "url": candidacy.get_absolute_url()},
        {"text": organisation.name, "small": _("sample") if organisation.is_sample else ""},
        country(organisation.country, language()) if organisation.country else "",
        steps.get(candidacy.step, candidacy.step) if candidacy.is_open else "",
        line("{day}", candidacy.assembly.day)["text"] if candidacy.assembly else "",
        {"tag": {"state": TAGS.get(candidacy.state, ""), "label": candidacy.get_state_display()}},
    ]
