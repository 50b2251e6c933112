"""Whose rights are whole, why not, and what cures it; a decision that suspends a member, or gives its rights back."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat, treasurer
from accede.people.queries import language, now
from accede.register.actions import restore, suspend
from accede.register.forms import DayForm, SuspensionForm
from accede.register.models import Membership
from accede.register.queries import may_consult, may_see_standing, members_on, running, standing_under
from accede.register.views.as_of import asked
from accede.register.views.lines import happened, holds_from
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file
from accede.rulebook.book import Book
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_on, day_of, edition_on, rules_of
from accede.wording.formats import day
from accede.wording.margin import article_mark, margin, sentence
from accede.wording.standing import losses, told

PER_PAGE = 50
COLUMNS = ("number", "name", "category", "whole", "standing", "rights", "article", "cure")


@require_safe
@open_to(may_consult | treasurer)
def standings(request: HttpRequest) -> HttpResponse:
    """Show the members whose rights are not whole on a day, each with the reason, the article and the cure."""
    form, lang = DayForm(request.GET or None), language()
    on, _known = asked(form, day_of(now()))
    book, found = book_on(on), list(_not_whole(on))
    pages = paged(request, found, PER_PAGE)
    context = {
        "form": form,
        "claim": _claim(len(found), on, lang),
        "pages": pages,
        "asked": f"?on={on}",
        "table": {
            "columns": [
                {"label": _("Member")},
                {"label": _("What is lost")},
                {"label": _("What cures it"), "last": True},
            ],
            "rows": [{"cells": _cells(one, verdict, book, lang)} for one, verdict in pages],
            "kind": "wide",
            "empty": _("Every member’s rights are whole on that day."),
        },
    }
    return render(request, "register/standings.html", context)


@require_safe
@open_to(may_consult | treasurer)
def standings_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the same as a file for a spreadsheet."""
    on, _known = asked(DayForm(request.GET), day_of(now()))
    return csv_file(f"standing-{on}.csv", COLUMNS, _lines(on, language()))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(may_consult | treasurer | delegate)
def standing(request: HttpRequest, number: int) -> HttpResponse:
    """Show a member's standing and its suspensions; enter, for the secretariat, that one begins or ends."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    may_enter = bool(secretariat(request.actor)) and found.ends is None and not found.is_void
    if not may_see_standing(request.actor, found) or (request.method == "POST" and not may_enter):
        raise PermissionDenied
    at, lang = now(), language()
    edition = edition_on(day_of(at))
    book = rules_of(edition, day_of(at))
    holding = running(found.organisation, book, day_of(at))
    form = SuspensionForm(request.POST or None, book=book, held=holding, language=lang)
    if form.is_valid():
        said = form.cleaned_data | {"article": book.standing[form.cleaned_data["standing"]].article}
        deed = restore if said.pop("ends") else suspend
        try:
            line = deed(found, **said, edition=edition, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Line %(number)d of the register says it.") % {"number": line.number})
            return redirect("standing", number=found.number)
    context = {
        "membership": found,
        "organisation": found.organisation,
        "standing": list(said_of(found, book, day_of(at), lang)),
        "lines": list(_history(found, lang)),
        "form": form if may_enter else None,
        "may_choose": bool(form.fields["what"].choices),
    }
    return render(request, "register/standing.html", context, status=409 if form.non_field_errors() else 200)


def said_of(membership: Membership, book: Book, on: date, language: str) -> Iterator[dict[str, Any]]:
    """Say a member's standing on a day: one sentence if all is whole, else one for each standing that takes a right."""
    verdict, url = standing_under(book, membership, on), reverse("statutes")
    for one in losses(verdict, book, language):
        yield {"text": f"{one.text} {one.cure}", "cite": margin(one.answer, book, language, url=url)}
    if verdict.holds is not False:
        yield {"text": sentence(verdict, book, language), "cite": margin(verdict, book, language, url=url)}


def _not_whole(on: date) -> Iterator[tuple[Membership, Verdict]]:
    book = book_on(on)
    for one in members_on(on).order_by("number"):
        verdict = standing_under(book, one, on)
        if verdict.holds is not True:
            yield one, verdict


def _claim(number: int, on: date, language: str) -> str:
    claim = ngettext(
        "The rights of one member are not whole on %(day)s",
        "The rights of %(n)d members are not whole on %(day)s",
        number,
    )
    return claim % {"n": number, "day": day(on, language)}


def _cells(membership: Membership, verdict: Verdict, book: Book, language: str) -> list[dict[str, str]]:
    lost = list(losses(verdict, book, language))
    said = " ".join(one.text for one in lost) or told(verdict, book, language)
    return [
        {"text": membership.organisation.name, "url": reverse("standing", args=[membership.number])},
        {"text": said, "small": article_mark(verdict.article, book, language)},
        {"text": " ".join(one.cure for one in lost) or "–"},
    ]


def _lines(on: date, language: str) -> Iterator[list[object]]:
    book = book_on(on)
    for one, verdict in _not_whole(on):
        known = [one.number, one.organisation.name, one.category]
        for loss in losses(verdict, book, language):
            article = " ".join(loss.answer.article)
            yield [*known, "no", loss.standing, " ".join(loss.rights), article, loss.cure]
        if verdict.holds is None:
            yield [*known, "cannot say", "", "", " ".join(verdict.article), ""]


def _history(membership: Membership, language: str) -> Iterator[dict[str, str]]:
    lines = membership.organisation.register_entries.exclude(standing="").select_related("edition", "membership")
    for line in lines:
        book = line.book
        cited = article_mark(tuple(line.article), book, language)
        yield {
            "title": happened(line, book, language),
            "text": holds_from(line, language),
            "after": " · ".join(one for one in (line.decision, cited) if one),
            "url": line.get_absolute_url(),
        }
