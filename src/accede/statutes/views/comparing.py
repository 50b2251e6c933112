"""The page that puts two editions side by side: what changed, from when, and for whom."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accede.people.queries import language, now
from accede.rulebook.book import Book
from accede.rulebook.changes import Change, changes
from accede.rulebook.verdict import Answer
from accede.statutes.forms import CompareForm
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, edition_on
from accede.wording.changes import told
from accede.wording.formats import day
from accede.wording.margin import margin


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Compare two editions; unless they are asked for, the one in force with the one before it."""
    lang = language()
    new = edition_on(day_of(now()))
    old = Edition.objects.filter(in_force__lt=new.in_force).last() or new
    form = CompareForm(request.GET or None, initial={"old": old.pk, "new": new.pk})
    if form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
    context = {
        "form": form,
        "old": day(old.in_force, lang),
        "new": day(new.in_force, lang),
        "changes": change_rows(changes(old.book, new.book), old.book, new.book, lang),
        "is_only_one": Edition.objects.count() < 2,
    }
    return render(request, "statutes/compare.html", context)


def change_rows(found: Iterable[Change], old: Book, new: Book, language: str) -> list[dict[str, Any]]:
    """Return each change with what held before and what holds now, and the article that it rests on."""
    url = reverse("statutes")
    rows = []
    for one in found:
        book, rule = (new, one.new) if one.new else (old, one.old)
        answer = Answer(code="rule.applies", article=rule.article, marks=rule.every_mark)
        cite = margin(answer, book, language, url=url) if rule.article or answer.marks else None
        rows.append({"told": told(one, old, new, language), "cite": cite})
    return rows
