"""What a request still lacks, as it is kept and as it is being typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accede.people.queries import language, now
from accede.procedure.forms import RequestForm
from accede.procedure.models import Candidacy
from accede.procedure.queries.draft import SHEET
from accede.procedure.queries.permission import own
from accede.procedure.queries.request import (
    adhered_to,
    asks_motivation,
    letter_label,
    paper_label,
    papers_asked,
    sheet_of,
)
from accede.procedure.queries.sheet import Completeness, completeness
from accede.procedure.views.opening import of_file
from accede.procedure.views.request import document_name
from accede.procedure.views.showing import cited
from accede.statutes.queries import day_of
from accede.wording.formats import text


@of_file(own)
@require_POST
def check(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    """Say what a request lacks as it is being typed; nothing is kept."""
    if hasattr(candidacy, "request") or not candidacy.is_open:
        return HttpResponse(status=410)
    today = day_of(now())
    form = RequestForm(request.POST, candidacy=candidacy, on=today, language=language())
    typed = form.words()
    candidacy.sheet = candidacy.sheet | form.typed()
    candidacy.motivation, candidacy.adheres = typed.get("motivation", ""), typed.get("adheres", [])
    return render(request, "procedure/lacking.html", lacking(candidacy, completeness(candidacy, today)))


def lacking(candidacy: Candidacy, found: Completeness) -> dict[str, Any]:
    """Return what a page says of what a request lacks: in a sentence with its article, by document, one by one."""
    if found.is_whole:
        said = _("Nothing is missing any more.")
    else:
        said = ngettext(
            "One thing is still missing or wrong.", "%(n)d things are still missing or wrong.", found.lacking
        ) % {"n": found.lacking}
    return {
        "lacking": {"text": said, "cite": cited(found.verdict, candidacy.book)},
        "missing": missing(candidacy, found),
        "documents": _documents(candidacy, found),
    }


def missing(candidacy: Candidacy, found: Completeness, url: str = "") -> list[dict[str, str]]:
    """Return what a request lacks, each with the way to where it is filled: on the same page, or on another.

    A `whole` one is a document by itself, which stands as such in the table of documents.
    """
    lang = language()
    rows = [{"text": text(one.label, lang), "url": f"{url}#id_{SHEET}{one.name}"} for one in found.missing]
    book, way = candidacy.book, candidacy.way
    form = sheet_of(book, way)
    labels = {one.name: text(one.label, lang) for one in (form.fields if form else ())}
    wrong = _("%(field)s: %(wrong)s")
    rows += [
        {"text": wrong % {"field": labels[name], "wrong": said}, "url": f"{url}#id_{SHEET}{name}"}
        for name, said in found.findings.items()
    ]
    whole = [(letter_label(book, way, lang), "#id_motivation")] if found.motivation else []
    whole += [(paper_label(book, way, one, lang), "#papers") for one in found.papers]
    said = _("Adherence: {document}")
    whole += [(said.format(document=document_name(book, name)), "#id_adheres") for name in found.documents]
    return rows + [{"text": label, "url": f"{url}{place}", "whole": True} for label, place in whole]


def _documents(candidacy: Candidacy, found: Completeness) -> dict[str, Any]:
    """Return the parts of a request as a table: what is complete, in work, missing."""
    rows = []
    sheet = sheet_of(candidacy.book, candidacy.way)
    if sheet:
        open_ends = len(found.missing) + len(found.findings)
        state = ngettext("one thing open", "%(n)d things open", open_ends) % {"n": open_ends}
        tag = {"state": "now", "label": state} if open_ends else {"state": "done", "label": _("complete")}
        rows.append([text(sheet.label, language()), {"tag": tag}])
    book, way, lang = candidacy.book, candidacy.way, language()
    if asks_motivation(book, way):
        rows.append(_row(letter_label(book, way, lang), found.motivation, "#id_motivation"))
    rows += [_row(paper_label(book, way, one, lang), one in found.papers, "#papers") for one in papers_asked(book, way)]
    said = _("Adherence: {document}")
    for name in adhered_to(book, way):
        rows.append(_row(said.format(document=document_name(book, name)), name in found.documents, "#id_adheres"))
    columns = [{"label": _("Document")}, {"label": _("State"), "last": True}]
    return {"columns": columns, "rows": [{"cells": cells} for cells in rows]}


def _row(label: str, is_missing: bool, place: str) -> list[Any]:
    if is_missing:
        return [{"text": label, "url": place}, {"tag": {"state": "", "label": _("missing")}}]
    return [label, {"tag": {"state": "done", "label": _("complete")}}]
