"""One member: what is known of it and from whom, its standing, its figures."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import Capacity, auditor, board, chair, secretariat, treasurer
from accede.people.queries import language, now
from accede.register.actions import declare_figure
from accede.register.forms import FigureForm
from accede.register.models import Declaration, Figure, Membership, Organisation, RegisterEntry
from accede.register.queries import (
    TOLD,
    Reader,
    by_list,
    detail_told,
    former_names,
    is_over,
    mandates,
    may_see_standing,
    own_delegate,
    own_organisation,
    reader_of,
    shown,
)
from accede.register.queries.numbers import Kind, check
from accede.register.views.consents import facts as told_facts
from accede.register.views.declaration import tag
from accede.register.views.enterprises import may_see
from accede.register.views.facts import stated_table
from accede.register.views.linked import linked
from accede.register.views.listing import figure_label, since
from accede.register.views.standing import said_of
from accede.rulebook.book import Book
from accede.rulebook.verdict import Answer, Named
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import country, day, listed, number
from accede.wording.margin import margin, named, sentence

may_go = secretariat | chair | board | own_delegate
may_see_numbers = secretariat | treasurer | auditor | own_organisation
may_see_delegates = secretariat | chair | own_delegate


@require_safe
def member(request: HttpRequest, number: int) -> HttpResponse:
    """Show what is known of a member; what is not known says so."""
    several = ("figures", "own_counts", "formers")
    told = Membership.objects.prefetch_related(*TOLD, *(f"organisation__{one}" for one in several))
    found = get_object_or_404(told.select_related("organisation"), number=number)
    lang, today = language(), day_of(now())
    book, reader = book_on(today), reader_of(request.actor, found)
    context = {
        "membership": found,
        "organisation": found.organisation,
        "category": named(Named("category", found.category), book, lang),
        "facts": [*_facts(found, book, lang), *_numbers(found.organisation, request), *_told(reader, found, today)],
        "may_change": bool((secretariat | own_delegate)(request.actor, found)),
        "may_agree": bool((secretariat | own_delegate)(request.actor, found)) or _stands_for(request, found, today),
        "linked": linked(found, book, lang, today),
        "is_unlisted": found.organisation.is_sample or is_over(found, today),
        "entered": _entered(found, lang),
        "may_go": bool(may_go(request.actor, found)),
        "table": _figures(found, book, today, lang),
        "may_see_enterprises": bool(may_see(request.actor, found)),
        "may_note_figure": bool(secretariat(request.actor)),
    }
    if may_see_standing(request.actor, found):
        context["stated"] = stated_table(found, book, today, lang, may_state=context["may_note_figure"])
    if may_see_standing(request.actor, found) and not is_over(found, today):
        context["standing"] = list(said_of(found, book, today, lang))
    if may_see(request.actor, found):
        context["declarations"] = _declarations(found, today)
    if may_see_delegates(request.actor, found):
        held = mandates(capacity=Capacity.DELEGATE, organisation=found.organisation, on=today)
        context["delegates"] = [
            {"text": ", ".join(filter(None, (str(one.account), one.account.email)))} for one in held
        ]
        context["sees_delegates"] = True
        context["may_give_offices"] = bool((secretariat | own_delegate)(request.actor, found))
    return render(request, "register/member.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat)
def figures(request: HttpRequest, number: int) -> HttpResponse:
    """Let the secretariat note a single figure that it found in a source."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    at = now()
    book, lang = book_on(day_of(at)), language()
    form = FigureForm(request.POST or None, book=book, language=lang, initial={"year": day_of(at).year - 1})
    if form.is_valid():
        try:
            declare_figure(found.organisation, **form.cleaned_data, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The figure is declared."))
            return redirect(found)
    context = {"form": form, "membership": found, "organisation": found.organisation}
    return render(request, "register/figures.html", context, status=409 if form.non_field_errors() else 200)


def _declarations(membership: Membership, on: date) -> list[dict[str, Any]]:
    found = list(membership.declarations.all())
    if all(one.year != on.year - 1 for one in found):
        found.insert(0, Declaration(membership=membership, year=on.year - 1))
    return [
        {"title": _("Figures of %(year)d") % {"year": one.year}, "url": one.get_absolute_url(), "tag": tag(one)}
        for one in found
    ]


def _facts(membership: Membership, book: Book, language: str) -> list[tuple[str, ...]]:
    organisation, unknown = membership.organisation, _("not known")
    website = (_("Website"), organisation.website or unknown, organisation.website)
    joined = since(membership, language) if membership.starts else unknown
    return [
        (_("Number in the register"), str(membership.number)),
        (_("Country"), country(organisation.country, language)),
        (_("Head office"), organisation.seat or unknown),
        (_("Legal form"), detail_told("legal_form", organisation.legal_form, book, language) or unknown),
        (_("Registration number"), _checked(Kind.REGISTRATION, organisation) or unknown),
        website if organisation.website else website[:2],
        *_one_with(organisation, language),
        (_("Member since"), joined),
        *_formerly(organisation, language),
        *_ended(membership, book, language),
        *([(_("Another source says"), membership.starts_note)] if membership.starts_note else []),
    ]


def _formerly(organisation: Organisation, language: str) -> list[tuple[str, str]]:
    said = _("%(name)s, until %(day)s")
    names = [said % {"name": one.value, "day": day(one.until, language)} for one in former_names(organisation)]
    return [(_("Formerly"), "; ".join(names))] if names else []


def _stands_for(request: HttpRequest, membership: Membership, on: date) -> bool:
    held = mandates(organisation=membership.organisation, on=on)
    return request.user.is_authenticated and held.filter(account=request.user.pk).exists()


def _told(reader: Reader, membership: Membership, on: date) -> list[tuple[str, ...]]:
    return told_facts(shown(membership, reader, on), with_audience=reader == Reader.OWN)


def _ended(membership: Membership, book: Book, language: str) -> list[tuple[str, ...]]:
    if membership.is_void:
        return [(_("Put right"), _("A counter-entry says that this membership never began."))]
    if not membership.ends:
        return []
    on = day(membership.ends, language)
    after = membership.organisation.memberships.filter(starts=membership.ends, is_void=False).first()
    if after is None:
        return [(_("No longer a member from"), on)]
    said = {"day": on, "category": named(Named("category", after.category), book, language), "number": after.number}
    told = _("From %(day)s: %(category)s, No. %(number)d") % said
    return [(_("Went on as"), told, after.get_absolute_url())]


def _numbers(organisation: Organisation, request: HttpRequest) -> list[tuple[str, str]]:
    """Tell the numbers that are nobody's business but the office's and the member's own."""
    if not may_see_numbers(request.actor, organisation):
        return []
    told = [
        (label, _checked(kind, organisation)) for kind, label in ((Kind.VAT, _("VAT number")), (Kind.IBAN, _("IBAN")))
    ]
    return [one for one in told if one[1]]


def _checked(kind: Kind, organisation: Organisation) -> str:
    found = check(kind, organisation.country, getattr(organisation, kind))
    told = {
        True: _("%(number)s (checked)"),
        False: _("%(number)s (not valid)"),
        None: _("%(number)s (not checked)"),
    }
    return told[found.holds] % {"number": found.typed} if found.typed else ""


def _one_with(organisation: Organisation, language: str) -> list[tuple[str, str]]:
    names = [one.name for one in organisation.merged.order_by("pk")]
    return [(_("Found to be one with"), listed(names, language))] if names else []


def _entered(membership: Membership, language: str) -> dict[str, Any] | None:
    line = (
        RegisterEntry.objects.select_related("edition")
        .filter(membership__organisation=membership.organisation_id, event="admitted")
        .last()
    )
    if line is None or not line.article:
        return None
    answer = Answer(code="step.entered", article=tuple(line.article))
    cite = margin(answer, line.book, language, url=reverse("statutes"))
    return {"text": line.decision or sentence(answer, line.book, language), "cite": cite}


def _figures(membership: Membership, book: Book, on: date, language: str) -> dict[str, Any]:
    figures = list(membership.organisation.figures.all())
    columns = [{"label": _("What is counted")}, {"label": _("Number"), "n": True}, {"label": _("Year"), "n": True}]
    # A source that the page has named above is not said again line by line.
    shared = membership.organisation.source
    if not shared or any(one.source != shared for one in figures):
        columns.append({"label": _("Source"), "last": True})
    rows: list[dict[str, Any]] = [
        {
            "cells": [
                {"text": figure_label(one.name, book, language), "small": one.definition},
                _number(one, on, language),
                str(one.year or _("not known")),
                one.source or _("not known"),
            ][: len(columns)]
        }
        for one in figures
    ]
    rows[:0] = [
        {
            "cells": [_listed(name, book, language), number(value, language), str(on.year), _("its own list")][
                : len(columns)
            ]
        }
        for name, value in by_list(membership.organisation, book, on).items()
    ]
    empty = _("No figure is known until the member declares one.")
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": empty}


def _listed(name: str, book: Book, language: str) -> dict[str, str]:
    said = _("Counted by the member’s own list: this is the number that fees and votes use.")
    return {"text": figure_label(name, book, language), "small": said}


def _number(figure: Figure, on: date, language: str) -> dict[str, str]:
    declared = _("as declared") if figure.declaration_id else ""
    return {
        "text": number(figure.counted(on), language),
        "small": pgettext("a figure", "accepted") if figure.is_accepted(on) else declared,
    }
