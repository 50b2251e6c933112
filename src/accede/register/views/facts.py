"""What rules ask of a member beside numbers, and of the association: shown with its day, stated by the office."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.actions import state_fact
from accede.register.forms import FactForm
from accede.register.models import Membership
from accede.register.queries import may_consult, stated_facts
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.stated import Plain, Stated, Statement, holding, value_of
from accede.rulebook.verdict import Money
from accede.statutes.actions import state_fact as state_own_fact
from accede.statutes.queries import book_on, day_of, own_facts, stated
from accede.wording.formats import day, listed, money, text
from accede.wording.margin import fact_value


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def fact(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """State one fact of a member, from a day on."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    rule, organisation = stated_facts(book_on(day_of(now()))).get(name), found.organisation
    back = {"url": found.get_absolute_url(), "label": organisation.name}
    return _stated(request, rule, organisation.stated, partial(state_fact, organisation), back)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def own_fact(request: HttpRequest, name: str) -> HttpResponse:
    """State one fact of the association itself, from a day on."""
    back = {"url": reverse("own_facts"), "label": _("Facts of the association")}
    return _stated(request, own_facts(book_on(day_of(now()))).get(name), stated(), state_own_fact, back)


@require_safe
@open_to(may_consult)
def own_facts_page(request: HttpRequest) -> HttpResponse:
    """Show what the rules ask of the association itself, as it is today."""
    today, lang, may_state = day_of(now()), language(), bool(secretariat(request.actor))
    book = book_on(today)
    address = (lambda name: reverse("own_fact", args=[name])) if may_state else None
    table = _table(own_facts(book), stated(), book, today, lang, address)
    return render(request, "register/own_facts.html", {"table": table, "today": today})


def _stated(
    request: HttpRequest, rule: FactRule | None, known: Stated, deed: Callable[..., object], back: dict[str, str]
) -> HttpResponse:
    if rule is None:
        raise Http404
    at, lang = now(), language()
    today = day_of(at)
    held = holding(known, today).get(rule.name)
    initial = {"value": _plain(held) if held else None, "since": today}
    form = FactForm(request.POST or None, fact=rule, language=lang, initial=initial)
    if form.is_valid():
        try:
            deed(name=rule.name, **form.cleaned_data, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is written down."))
            return redirect(back["url"])
    context = {"form": form, "back": back, "label": _label(rule, lang)}
    return render(request, "register/fact.html", context, status=409 if form.non_field_errors() else 200)


def stated_table(membership: Membership, book: Book, on: date, language: str, *, may_state: bool) -> dict[str, Any]:
    """Return what rules ask of a member beside figures, as it is on a day; nothing where they ask nothing."""
    address = (lambda name: reverse("fact", args=[membership.number, name])) if may_state else None
    return _table(stated_facts(book), membership.organisation.stated, book, on, language, address)


def _table(
    rules: Mapping[str, FactRule],
    known: Stated,
    book: Book,
    on: date,
    language: str,
    address: Callable[[str], str] | None,
) -> dict[str, Any]:
    held = holding(known, on)
    columns = [{"label": label} for label in (_("What the rules ask"), _("The answer"), _("True since"), _("Source"))]
    rows = [
        {
            "cells": [
                {"text": _label(rule, language), "url": address(name) if address else ""},
                *_cells(rule, held.get(name), book, language),
            ]
        }
        for name, rule in rules.items()
    ]
    return {"columns": [*columns[:-1], columns[-1] | {"last": True}], "rows": rows, "kind": "wide"} if rows else {}


def _cells(rule: FactRule, known: Statement | None, book: Book, language: str) -> Iterator[str]:
    if known is None:
        yield from (_("not known"), "", "")
        return
    yield told(rule, known, book, language)
    yield day(date.fromisoformat(str(known["since"])), language)
    yield str(known["source"])


def told(rule: FactRule, known: Statement, book: Book, language: str) -> str:
    """Write what was stated as people read it."""
    value = value_of(known)
    if isinstance(value, tuple):
        return listed(list(value), language)
    if rule.kind == "money":
        return money(Money(int(value * 100), book.rulebook.currency), language)
    return fact_value(rule.name, value, book, language)


def _plain(known: Statement) -> Plain:
    value = known["value"]
    return ", ".join(value) if isinstance(value, list) else value


def _label(rule: FactRule, language: str) -> str:
    return text(rule.label, language) or rule.name
