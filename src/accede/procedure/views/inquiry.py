"""Questions of visitors as the office sees them: all of them, and one with its answer."""

from collections.abc import Callable
from textwrap import shorten
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.post.queries import letters_about
from accede.procedure.actions import answer_inquiry, close_inquiry, reopen_inquiry
from accede.procedure.forms import InquiryAnswerForm, InquiryFilter
from accede.procedure.models import Inquiry
from accede.procedure.queries.inquiry import inquiries
from accede.procedure.views.opening import with_letter
from accede.procedure.views.typed import lost
from accede.statutes.queries import zone_at
from accede.wording.formats import moment

PER_PAGE = 50
SHORT = 80


@open_to(secretariat)
@require_safe
def inquiries_page(request: HttpRequest) -> HttpResponse:
    """List questions of visitors, the latest first."""
    search = InquiryFilter(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {}
    pages = Paginator(inquiries(**wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": claim(inquiries(state="open").count()),
        "search": search,
        "clear": reverse("inquiries") if any(wanted.values()) else "",
        "pages": pages,
        "table": _table(pages.object_list),
    }
    return render(request, "procedure/inquiries.html", context)


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def inquiry_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one question, and take its answer."""
    inquiry = get_object_or_404(Inquiry, pk=pk)
    form = InquiryAnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _shown(request, inquiry, form)
    try:
        answer_inquiry(inquiry, **form.cleaned_data, by=request.actor, at=now())
    except Refused as refused:
        form.add_error(None, str(refused))
        inquiry.refresh_from_db()
        return _shown(request, inquiry, form, status=409)
    told = with_letter(_("The answer is noted."), _("It is on its way."), "question_answered")
    messages.success(request, told(inquiry))
    return redirect(inquiry)


@open_to(secretariat)
@require_POST
def settle_inquiry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close a question without an answer, or open it again."""
    inquiry = get_object_or_404(Inquiry, pk=pk)
    deed: Callable[..., Any] = close_inquiry
    told = _("The question is closed without an answer. You can open it again.")
    if "reopen" in request.POST:
        deed, told = reopen_inquiry, _("The question is open again.")
    try:
        deed(inquiry, by=request.actor, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, told)
    return redirect(inquiry)


def claim(number: int) -> str:
    """Say how many questions wait for an answer."""
    if not number:
        return _("No question waits for an answer")
    return ngettext("One question waits for an answer", "%(n)d questions wait for an answer", number) % {"n": number}


def _shown(request: HttpRequest, inquiry: Inquiry, form: InquiryAnswerForm, status: int = 200) -> HttpResponse:
    shown = {} if inquiry.closed_at else {"form": form}
    context = {"inquiry": inquiry, "form": form, "letters": letters_about(inquiry), "typed": lost([form], shown)}
    return render(request, "procedure/inquiry.html", context, status=status)


def _table(found: list[Inquiry]) -> dict[str, Any]:
    columns: list[dict[str, Any]] = [{"label": _("Question")}, {"label": _("From")}, {"label": _("Asked")}]
    columns.append({"label": _("State"), "last": True})
    empty = _("Nobody has asked anything that matches.")
    return {"columns": columns, "rows": [{"cells": _cells(one)} for one in found], "kind": "wide", "empty": empty}


def _cells(inquiry: Inquiry) -> list[Any]:
    return [
        {"text": shorten(inquiry.words, SHORT, placeholder=" …"), "url": inquiry.get_absolute_url()},
        {"text": inquiry.name, "small": inquiry.email},
        moment(inquiry.asked_at, language(), zone_at(inquiry.asked_at)),
        {"tag": _state(inquiry)},
    ]


def _state(inquiry: Inquiry) -> dict[str, str]:
    if inquiry.closed_at is None:
        return {"state": "now", "label": _("open")}
    return {"state": "done", "label": _("answered")} if inquiry.answer else {"state": "", "label": _("closed")}
