"""What rules ask of a member and is no number: shown with its day and source, and stated by the office."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.register.actions import state_fact
from accede.register.forms import FactForm
from accede.register.models import Membership
from accede.register.queries import stated_facts
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.stated import Statement, holding, value_of
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import day, listed, text
from accede.wording.margin import fact_value


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def fact(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """State one fact of a member, from a day on."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    at, lang = now(), language()
    today, rule = day_of(at), stated_facts(book_on(day_of(at))).get(name)
    if rule is None:
        raise Http404
    known = holding(found.organisation.stated, today).get(name)
    initial = {"value": value_of(known) if known else None, "since": today}
    form = FactForm(request.POST or None, fact=rule, language=lang, initial=initial)
    if form.is_valid():
        try:
            state_fact(found.organisation, name=name, **form.cleaned_data, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is written down."))
            return redirect(found)
    context = {"form": form, "membership": found, "organisation": found.organisation, "label": _label(rule, lang)}
    return render(request, "register/fact.html", context, status=409 if form.non_field_errors() else 200)


def stated_table(membership: Membership, book: Book, on: date, language: str, *, may_state: bool) -> dict[str, Any]:
    """Return what rules ask of a member beside figures, as it is on a day; nothing where they ask nothing."""
    rules = stated_facts(book)
    known = holding(membership.organisation.stated, on)
    columns = [{"label": label} for label in (_("What the rules ask"), _("The answer"), _("True since"), _("Source"))]
    rows = [
        {
            "cells": [
                {"text": _label(rule, language), "url": _url(membership, name) if may_state else ""},
                *_cells(rule, known.get(name), book, language),
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
    return fact_value(rule.name, value, book, language)


def _label(rule: FactRule, language: str) -> str:
    return text(rule.label, language) or rule.name


def _url(membership: Membership, name: str) -> str:
    return reverse("fact", args=[membership.number, name])
