"""The page of the statutes: the rulebook in force, article by article, in plain words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.people.capacities import auditor, board, chair, secretariat
from accede.people.queries import language, now
from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, edition_on, official_texts, own_facts, rules_of, texts
from accede.statutes.views.copies import text_rows
from accede.wording.catalogue import said
from accede.wording.explain import Chapter, Said, explained
from accede.wording.formats import day, text
from accede.wording.margin import Margin, anchor
from accede.wording.sentences import LABELS

office = secretariat | chair | board | auditor
rehearsing = secretariat | chair | board


@require_safe
def statutes(request: HttpRequest) -> HttpResponse:
    """Show the edition of today, or of the day that is asked for; to the office, also all that is not certain."""
    lang = language()
    on = _asked(request) or day_of(now())
    edition = edition_on(on)
    book = rules_of(edition, on)
    kinds = kinds_of(book, lang)
    of_fees = {name for rule in book.fee.values() for name in rule.article}
    context = {
        "edition": edition,
        "in_force": day(edition.in_force, lang),
        "partial": {"text": text(book.rulebook.partial, lang)},
        "sources": book.rulebook.sources,
        "chapters": [_chapter(one, kinds, lang) for one in explained(book, lang)],
        "editions": [(one, day(one.in_force, lang)) for one in Edition.objects.defer("content")],
        "texts": text_rows(official_texts(book, texts())),
        "of_fees": of_fees,
        "asked": f"?on={on}" if "on" in request.GET else "",
        "has_own_facts": bool(own_facts(book) and office(request.actor)),
        "rehearse_url": reverse("proposal") if rehearsing(request.actor) else "",
        "uncertain": _uncertain(book, lang) if office(request.actor) else None,
    }
    return render(request, "statutes/statutes.html", context)


def kinds_of(book: Book, language: str) -> dict[str, str]:
    """Return of each reason whether it says why something is assumed, or why it is not known."""
    return {text(mark.reason, language): mark.kind for mark in book.marks()}


def _asked(request: HttpRequest) -> date | None:
    try:
        return parse_date(request.GET.get("on", ""))
    except ValueError:
        return None


def _chapter(chapter: Chapter, kinds: Mapping[str, str], language: str) -> dict[str, Any]:
    ours = [Said(chapter.says, chapter.marks)] if chapter.says and not chapter.quote else []
    return {
        "article": chapter.article,
        "anchor": anchor(chapter.article) if chapter.article else "rest",
        "heading": chapter.heading,
        "quote": chapter.quote,
        "doubt": doubt(chapter.marks, kinds, language),
        "source": chapter.source,
        "rows": [{"text": one.text, "cite": doubt(one.marks, kinds, language)} for one in (*ours, *chapter.rules)],
    }


def doubt(reasons: tuple[str, ...], kinds: Mapping[str, str], language: str) -> Margin | None:
    """Return the citation of what is assumed or not known; nothing where all is certain."""
    if not reasons:
        return None
    mark = said(LABELS[kinds.get(reasons[0], "assumed")], language)
    return Margin(mark=mark, assumed=True, notes=list(reasons))


def _uncertain(book: Book, language: str) -> dict[str, Any]:
    columns = [{"label": _("Where in the rulebook")}, {"label": _("Kind")}, {"label": _("Why"), "last": True}]
    rows = [{"cells": [one.rule, said(LABELS[one.kind], language), text(one.reason, language)]} for one in book.marks()]
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("Nothing is assumed, and nothing is missing.")}
