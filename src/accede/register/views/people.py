"""Who holds which office: of the association, and of a member; giving, ending and handing over."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import Capacity, delegate, secretariat, technician
from accede.people.queries import language, now
from accede.register.actions import appoint, end_mandate, hand_over
from accede.register.forms import AppointForm, HandOverForm
from accede.register.models import Mandate, Membership, Organisation
from accede.register.queries import mandates, own_delegate
from accede.rulebook.book import Book
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import day, text

CLERKS = secretariat | technician
# What people are at a member. A delegate acts for it here; the others are whom one writes to or rings up.
AT_A_MEMBER = {
    str(Capacity.DELEGATE): gettext_lazy("delegate"),
    "president": gettext_lazy("President"),
    "secretary": gettext_lazy("Secretary"),
    "treasurer": gettext_lazy("Treasurer"),
    "coordinator": gettext_lazy("coordinator"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(CLERKS)
def offices(request: HttpRequest) -> HttpResponse:
    """Show who holds the offices of the association, by its rulebook; give one."""
    book = book_on(day_of(now()))
    known = {name: text(body.label, language()) or name for name, body in book.body.items() if body.acts_as}
    return _page(request, None, known, book, _("The offices of the association"), reverse("offices"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat | delegate)
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Show who stands for a member; give an office there."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    if not (secretariat | own_delegate)(request.actor, found):
        raise PermissionDenied
    title = _("Who stands for %(member)s") % {"member": found.organisation}
    known = {name: str(label) for name, label in AT_A_MEMBER.items()}
    return _page(request, found.organisation, known, None, title, reverse("people", args=[number]))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(CLERKS)
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mandate; end it, or hand it over."""
    found = get_object_or_404(Mandate.objects.select_related("account", "organisation"), pk=pk)
    at, lang = now(), language()
    form = HandOverForm(request.POST or None, initial={"on": day_of(at)})
    if form.is_valid():
        try:
            message = _ended_or_handed(found, form.cleaned_data, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, message)
            return redirect(_home_of(found))
    context = {
        "mandate": found,
        "back": _home_of(found),
        "office": _office_name(found, book_on(day_of(at)), lang),
        "days": _days(found, lang),
        "may_address": bool(secretariat(request.actor)),
        "form": None if found.ends and found.ends <= day_of(at) else form,
    }
    return render(request, "register/mandate.html", context, status=409 if form.non_field_errors() else 200)


def _ended_or_handed(found: Mandate, said: Mapping[str, Any], **doing: Any) -> str:
    if said["email"]:
        hand_over(found, **said, **doing)
        return _("The office is handed over.")
    end_mandate(found, ends=said["on"], **doing)
    return _("The mandate ends.")


def _page(
    request: HttpRequest,
    organisation: Organisation | None,
    known: Mapping[str, str],
    book: Book | None,
    title: str,
    address: str,
) -> HttpResponse:
    at, may_write = now(), bool(CLERKS(request.actor))
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    form = AppointForm(request.POST or None, offices=known, initial={"starts": day_of(at)})
    if form.is_valid():
        said = dict(form.cleaned_data)
        capacity = _capacity(said["office"], book)
        try:
            appoint(said.pop("email"), capacity=capacity, organisation=organisation, **said, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The office is given."))
            return redirect(address)
    context = {
        "title": title,
        "form": form if may_write else None,
        "table": _table(organisation, known, day_of(at), may_write),
    }
    return render(request, "register/people.html", context, status=409 if form.non_field_errors() else 200)


def _capacity(office: str, book: Book | None) -> str:
    if book is not None:
        return str(book.body[office].acts_as)
    return office if office == Capacity.DELEGATE else ""


def _table(organisation: Organisation | None, known: Mapping[str, str], today: Any, may_write: bool) -> dict[str, Any]:
    held = mandates().filter(organisation=organisation).order_by("ends", "starts")
    held = held.exclude(capacity=Capacity.CANDIDATE)
    rows = []
    for one in sorted(held, key=lambda one: one.ends is not None and one.ends <= today):
        person = {"text": str(one.account), "small": one.account.email or _("on paper")}
        if may_write:
            person["url"] = reverse("mandate", args=[one.pk])
        ended = one.ends is not None and one.ends <= today
        office = {"text": known.get(one.office, one.office), "small": _("ended") if ended else ""}
        until = day(one.ends, language()) if one.ends else "–"
        rows.append({"cells": [person, office, day(one.starts, language()), until]})
    columns = [{"label": _("Person")}, {"label": _("Office")}, {"label": _("From"), "n": True}]
    columns.append({"label": _("Until"), "n": True, "last": True})
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("Nobody holds an office yet.")}


def _office_name(found: Mandate, book: Book, language: str) -> str:
    if found.organisation is not None:
        return str(AT_A_MEMBER.get(found.office, found.office))
    return text(book.body[found.office].label, language) if found.office in book.body else found.office


def _days(found: Mandate, language: str) -> str:
    since = day(found.starts, language)
    if found.ends is None:
        return _("since %(day)s") % {"day": since}
    return _("from %(starts)s to %(ends)s") % {"starts": since, "ends": day(found.ends, language)}


def _home_of(found: Mandate) -> str:
    last = found.organisation and found.organisation.memberships.order_by("number").last()
    return reverse("people", args=[last.number]) if last else reverse("offices")
