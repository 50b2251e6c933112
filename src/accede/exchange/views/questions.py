"""Questions to members: listed and found, asked, answered, summed up, handed out as files."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.exchange import actions
from accede.exchange.actions.holding import writers
from accede.exchange.forms.question import QuestionForm, QuestionSearch, SummaryForm
from accede.exchange.models import Question
from accede.exchange.queries import questions as queries
from accede.exchange.queries.speaking import spoken_for
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.register.views.paging import paged
from accede.register.views.spreadsheet import csv_file, xlsx_file
from accede.space.queries import members
from accede.space.views.asking import asked, back_to
from accede.statutes.queries import day_of
from accede.wording.formats import day, number, text

PER_PAGE = 25
FORMS = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@open_to(members)
def questions(request: HttpRequest) -> HttpResponse:
    """List the questions that are asked for, the latest first."""
    search, on = QuestionSearch(request.GET), day_of(now())
    wanted = search.wanted()
    pages = paged(request, queries.questions_found(wanted, on), PER_PAGE)
    context = {
        "search": search,
        "is_narrowed": any(wanted.values()),
        "pages": pages,
        "rows": [row(one) for one in pages],
        "may_ask": bool((delegate | secretariat)(request.actor)),
    }
    return render(request, "exchange/questions.html", context)


@FORMS
@open_to(delegate | secretariat)
def question_new(request: HttpRequest) -> HttpResponse:
    """Ask the members something."""
    form = _form(request)
    context = {
        "title": _("Ask the members"),
        "lede": _("Each member is told by letter and answers once; all members read the answers."),
        "docket": {"label": _("Questions to members"), "url": reverse("questions")},
        "submit": _("Ask them"),
    }

    def deed(**how: Any) -> Question:
        return actions.ask(form.cleaned_data["organisation"], **form.asked(), **how)

    return asked(request, form, deed, context, said=_("The members are asked."))


@FORMS
@open_to(delegate | secretariat)
def question_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Word a question better, or leave other time for it."""
    found = own(request, pk)
    shown = QuestionForm.shown(title=found.titles, text=found.texts) | {"until": found.until}
    form = _form(request, is_known=True, initial=shown)
    context = {"title": _("Change this question"), "docket": back_to(found), "submit": _("Keep this")}

    def deed(**how: Any) -> Question:
        return actions.change_question(found, **form.asked(), **how)

    return asked(request, form, deed, context, said=_("This is noted."))


@FORMS
@open_to(delegate | secretariat)
def question_sum(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what came of a question."""
    found = own(request, pk)
    form = SummaryForm(request.POST or None, initial=SummaryForm.shown(text=found.summaries))
    context = {"title": _("Say what came of it"), "docket": back_to(found), "submit": _("Publish this summary")}

    def deed(**how: Any) -> None:
        actions.sum_up(found, texts=form.said("text"), **how)

    return asked(request, form, deed, context, said=_("This is noted."), to=found)


@open_to(delegate | secretariat)
@require_POST
def question_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask no more."""
    actions.withdraw_question(own(request, pk), by=request.actor, at=now())
    messages.success(request, _("This question is withdrawn."))
    return redirect("questions")


@require_safe
@open_to(members)
def question_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the answers to a question as CSV."""
    return _file(pk, csv_file, "answers.csv")


@require_safe
@open_to(members)
def question_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the answers to a question as XLSX."""
    return _file(pk, xlsx_file, "answers.xlsx")


def row(one: Question) -> dict[str, Any]:
    """Return a question as a list shows it."""
    lang, is_open = language(), one.is_open(day_of(now()))
    said = ngettext("One answer", "%(n)s answers", one.count) % {"n": number(one.count, lang)}
    until = _("until %(day)s") % {"day": day(one.until, lang)} if is_open else ""
    return {
        "title": text(one.titles, lang),
        "url": one.get_absolute_url(),
        "tag": {"state": "now", "label": _("open")} if is_open else None,
        "after": " · ".join(filter(None, [until, one.organisation.name if one.organisation else "", said])),
    }


def own(request: HttpRequest, pk: int) -> Question:
    """Return a question of one's own, which is there."""
    found = get_object_or_404(Question, pk=pk, withdrawn_at=None)
    if not writers(request.actor, found):
        raise PermissionDenied
    return found


def _form(request: HttpRequest, **named: Any) -> QuestionForm:
    spoken = spoken_for(request.actor, day_of(now()))
    return QuestionForm(request.POST or None, own=spoken, is_office=bool(secretariat(request.actor)), **named)


def _file(pk: int, write: Callable[..., HttpResponse], name: str) -> HttpResponse:
    found = get_object_or_404(Question, pk=pk, withdrawn_at=None)
    return write(name, queries.columns(), queries.rows(found, language()))
