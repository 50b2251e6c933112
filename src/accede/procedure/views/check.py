"""The self-check: the criteria as questions, then one plain answer with its articles. Its address holds the answers."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from accede.people.queries import language, now
from accede.procedure.forms import CheckForm
from accede.procedure.queries.check import Answers, Outcome, outcome, questions
from accede.procedure.queries.verification import Line
from accede.procedure.views.entering import chosen_entrance, named_way
from accede.procedure.views.showing import cited
from accede.procedure.views.tree import citation, tree
from accede.rulebook.book import Book
from accede.statutes.queries import book_at, day_of, texts
from accede.wording.formats import text

SAID = {
    True: ("done", gettext_lazy("Yes")),
    False: ("lost", gettext_lazy("No")),
    None: ("", gettext_lazy("Not known")),
}


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask what the criteria ask, and say what the answers come to."""
    at = now()
    book = book_at(at)
    path = chosen_entrance(request, book)
    if not questions(book, path):
        raise Http404
    answered = {name: value for name, value in request.GET.items() if name != "path"}
    form = CheckForm(answered or None, book=book, path=path, wording=texts().question, language=language())
    context: dict[str, Any] = {"form": form, "groups": groups(form, book), "is_unlisted": form.is_bound}
    context |= named_way(path, book)
    if form.is_bound:
        form.full_clean()
        found = outcome(book, path, form.answers(), form.facts(day_of(at)))
        context |= answer(found, form.answers(), book)
    return render(request, "procedure/check.html", context)


def groups(form: CheckForm, book: Book) -> list[dict[str, Any]]:
    """Return the questions as they stand on the page: each criterion of the first level with those below it."""
    shown: list[dict[str, Any]] = []
    if form.asked:
        shown.append({"fields": [form[name] for name in form.asked]})
    for line in questions(book, form.path):
        if line.is_top:
            shown.append({"number": line.number, "cite": citation(line, book), "fields": []})
            shown[-1]["text"] = "" if line.is_judged else text(line.criterion.label, language())
        if line.is_judged:
            shown[-1]["fields"].append(form[line.name])
    return shown


def answer(found: Outcome, answers: Answers, book: Book) -> dict[str, Any]:
    """Return what the answers come to: a sentence with its articles, and the criteria that make it so."""
    holds = found.verdict.holds
    return {
        "holds": holds,
        "said": {"text": told(found), "cite": cited(found.verdict, book)},
        "criteria": [] if holds else list(_bearing(found, answers, book)),
    }


def told(found: Outcome) -> str:
    """Say in a sentence what the answers come to."""
    if found.verdict.holds:
        return _("By these answers you may join.")
    tops = sum(line.is_top and line.name in found.bearing for line in found.lines)
    if found.verdict.holds is False:
        said = ngettext(
            "By these answers you may not join: one criterion is not met.",
            "By these answers you may not join: %(n)d criteria are not met.",
            tops,
        )
    else:
        said = ngettext(
            "By these answers it cannot be said whether you may join: one criterion is not settled.",
            "By these answers it cannot be said whether you may join: %(n)d criteria are not settled.",
            tops,
        )
    return said % {"n": tops}


def _bearing(found: Outcome, answers: Answers, book: Book) -> Iterable[dict[str, Any]]:
    """Return the criteria of the first level that decide the answer, with what was said of each line below them."""
    shown = tree(found.lines, book)
    rows = [row for top in shown for row in (top, *top["children"])]
    for line, row in zip(found.lines, rows, strict=True):
        row["judgement"] = _judgement(line, answers)
    tops = {line.number for line in found.lines if line.is_top and line.name in found.bearing}
    return [top for top in shown if top["number"] in tops]


def _judgement(line: Line, answers: Answers) -> dict[str, str] | None:
    if not line.is_judged:
        return None
    state, label = SAID[answers.get(line.name)]
    return {"state": state, "label": label, "reason": ""}
