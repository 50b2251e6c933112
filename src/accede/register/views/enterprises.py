"""The enterprises of one member: its list, listing more, and ending what belongs to it no longer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import Permission, auditor, board, chair, delegate, secretariat
from accede.people.queries import language, now
from accede.register.actions import end_belonging, list_enterprises, resume_belonging
from accede.register.forms import EndForm, EnterpriseSearch, EnterprisesForm
from accede.register.models import Belonging, Membership
from accede.register.queries import belongings, counted, ended, latest_figures, own_count, own_delegate
from accede.register.queries.numbers import Kind, check
from accede.register.views.spreadsheet import csv_file
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import country, day, number

PER_PAGE, LAST_ENDED = 50, 20
COLUMNS = ("name", "country", "number", "starts", "ends")
may_list = secretariat | own_delegate
may_see = may_list | chair | board | auditor


@require_safe
@open_to(secretariat | delegate | chair | board | auditor)
def enterprises(request: HttpRequest, number: int) -> HttpResponse:
    """Show the enterprises of a member today, or on a day, that match a search."""
    found, today, lang = _member(request, number, may_see), day_of(now()), language()
    search = EnterpriseSearch(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {}
    on = wanted.get("on") or today
    pages = Paginator(belongings(found.organisation, on, wanted.get("q", "")), PER_PAGE).get_page(
        request.GET.get("page")
    )
    acting = bool(may_list(request.actor, found))
    context = {
        "membership": found,
        "claim": _claim(found, on),
        "says": _says(found, on, lang),
        "day": day(on, lang),
        "search": search,
        "is_narrowed": any(wanted.values()),
        "pages": pages,
        "table": _table(pages, lang, may_act=acting),
        "ended": _table(ended(found.organisation, on)[:LAST_ENDED], lang, may_act=acting),
        "may_list": acting,
    }
    return render(request, "register/enterprises.html", context)


@require_safe
@open_to(secretariat | delegate | chair | board | auditor)
def enterprises_csv(request: HttpRequest, number: int) -> HttpResponse:
    """Hand out a member's whole list, with what has ended, as a file for a spreadsheet."""
    found = _member(request, number, may_see)
    rows = found.organisation.belongings.select_related("enterprise")
    lines = ([one.name, one.enterprise.country, one.registration, one.starts, one.ends or ""] for one in rows)
    return csv_file(f"enterprises-{number}.csv", COLUMNS, lines)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat | delegate)
def more_enterprises(request: HttpRequest, number: int) -> HttpResponse:
    """Let a member, or the secretariat for it, list enterprises: all the lines, or none."""
    found, at, lang = _member(request, number, may_list), now(), language()
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    given = {"organisation": found.organisation, "language": lang, "initial": {"starts": day_of(at)}}
    form = EnterprisesForm(*sent, **given)
    if form.is_valid():
        listed = {"listed": form.listed, "starts": form.cleaned_data["starts"]}
        try:
            list_enterprises(found.organisation, **listed, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            n = len(form.listed)
            messages.success(
                request, ngettext("One enterprise is listed.", "%(n)d enterprises are listed.", n) % {"n": n}
            )
            return redirect("enterprises", number)
    wrong = [{"mark": str(one.line), "text": one.text, "after": str(one.why)} for one in form.wrong]
    context = {"form": form, "wrong": wrong, "membership": found, "says": _says(found, day_of(at), lang)}
    return render(request, "register/more_enterprises.html", context, status=409 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat | delegate)
def belonging(request: HttpRequest, pk: int) -> HttpResponse:
    """End what belongs to a member; or, where it has ended, take that back."""
    found = get_object_or_404(Belonging.objects.select_related("organisation", "enterprise"), pk=pk)
    if not may_list(request.actor, found):
        raise PermissionDenied
    at = now()
    form = None if found.ends else EndForm(request.POST or None, initial={"ends": day_of(at)})
    back = reverse("enterprises", args=[_number_of(found)])
    refused = None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            _turn(found, form, request, at)
        except Refused as refusal:
            refused = refusal
        else:
            return redirect(back)
    context = {"belonging": found, "form": form, "back": back, "refused": refused}
    return render(request, "register/belonging.html", context, status=409 if refused else 200)


def _turn(found: Belonging, form: EndForm | None, request: HttpRequest, at: Any) -> None:
    if form is None:
        resume_belonging(found, by=request.actor, at=at)
        messages.success(request, _("It belongs to the network again, as if it had never ended."))
    else:
        end_belonging(found, ends=form.cleaned_data["ends"], by=request.actor, at=at)
        messages.success(request, _("It is ended; below, among what has ended, it can be taken back."))


def _member(request: HttpRequest, number: int, permission: Permission) -> Membership:
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    if not permission(request.actor, found):
        raise PermissionDenied
    return found


def _number_of(belonging: Belonging) -> int:
    return belonging.organisation.memberships.latest("number").number


def _claim(membership: Membership, on: date) -> str:
    listed = own_count(membership.organisation, on)
    if listed is None:
        return _("No enterprise is listed")
    return ngettext("One enterprise, counted once", "%(n)d enterprises, each counted once", listed) % {"n": listed}


def _says(membership: Membership, on: date, language: str) -> str:
    """Say which number counts, the list's or the declared one, and what the other is."""
    listed = own_count(membership.organisation, on)
    known = latest_figures(membership.organisation, on)
    declared = next((known[name] for name in counted(book_on(on)) if name in known), None)
    said = {
        "declared": number(declared.counted(on), language) if declared else "",
        "year": declared.year or _("year not known") if declared else "",
        "listed": number(listed or 0, language),
    }
    if listed is None and declared is None:
        sentence = _("From the first line on, it is the list that fees and votes count.")
    elif listed is None:
        sentence = _("Fees and votes count what was declared: %(declared)s (%(year)s). A first line would change that.")
    elif declared is None:
        sentence = _("Fees and votes count the list: %(listed)s. Nothing else was declared.")
    else:
        sentence = _("Fees and votes count the list: %(listed)s. Declared were %(declared)s (%(year)s).")
    return sentence % said


def _table(rows: Iterable[Belonging], language: str, *, may_act: bool) -> dict[str, Any]:
    columns = [
        {"label": _("Enterprise")},
        {"label": _("Country")},
        {"label": _("Registration number")},
        {"label": _("From"), "n": True},
        {"label": _("Until"), "n": True, "last": True},
    ]
    cells = [{"cells": _cells(one, language, may_act=may_act)} for one in rows]
    return {"columns": columns, "rows": cells, "kind": "wide", "empty": _("No enterprise matches.")}


def _cells(one: Belonging, language: str, *, may_act: bool) -> list[object]:
    checked = check(Kind.REGISTRATION, one.enterprise.country, one.registration)
    told = _("checked") if checked.holds else _("not checked") if one.registration else ""
    until: dict[str, Any] = {"text": day(one.ends, language) if one.ends else "–"}
    if may_act:
        label = _("take back") if one.ends else _("end it")
        until["after"] = {"label": label, "url": reverse("belonging", args=[one.pk])}
    return [
        one.name,
        country(one.enterprise.country, language),
        {"text": one.registration or "–", "small": told},
        day(one.starts, language),
        until,
    ]
