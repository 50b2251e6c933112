"""A member's figures of one year: what was declared and accepted, and the form in which they are declared."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accede.archive.models import Document
from accede.archive.queries import documents_about
from accede.archive.views import handed_out
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import auditor, board, chair, delegate, secretariat
from accede.people.queries import language, now
from accede.register.actions import declare_figures
from accede.register.forms import Asked, DeclarationForm
from accede.register.models import Declaration, Figure, Membership
from accede.register.queries import (
    campaign_of,
    declaration_of,
    evidence_of,
    is_asked,
    known_before,
    own_delegate,
    yearly_facts,
)
from accede.register.views.deeds import history
from accede.rulebook.book import Book
from accede.rulebook.verdict import Named
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import number, text
from accede.wording.margin import named

office = secretariat | chair | board | auditor
may_see = office | own_delegate
may_declare = secretariat | own_delegate
may_judge = secretariat | chair | board
TAGS = {
    Declaration.State.AWAITED: "",
    Declaration.State.DECLARED: "now",
    Declaration.State.CHALLENGED: "lost",
    Declaration.State.ANSWERED: "now",
    Declaration.State.ACCEPTED: "done",
}


@require_safe
@open_to(office | delegate)
def declaration(request: HttpRequest, number: int, year: int) -> HttpResponse:
    """Show a member's figures of a year, as declared and as accepted, and everything that was done about them."""
    found, today = opened(request, number, year, may_see), day_of(now())
    membership, book, lang = found.membership, book_on(today), language()
    figures = {one.name: one for one in found.figures.all()} if found.pk else {}
    is_judge = bool(may_judge(request.actor))
    to_declare = may_declare(request.actor, membership) and found.state != Declaration.State.ACCEPTED
    context = {
        "declaration": found,
        "membership": membership,
        "tag": tag(found),
        "table": _table(found, figures, book, today, is_judge=is_judge),
        "may_declare": bool(to_declare),
        "may_accept": is_judge and any(one.state == Figure.State.DECLARED for one in figures.values()),
        "history": history(found, book, lang) if found.pk else [],
    }
    return render(request, "register/declaration.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat | delegate)
def declare(request: HttpRequest, number: int, year: int) -> HttpResponse:
    """Let a member, or the secretariat for it, declare all figures of a year at once."""
    at, found = now(), opened(request, number, year, may_declare)
    on, lang, campaign = day_of(at), language(), campaign_of(year)
    asked = _asked(found, on, lang)
    about = {"campaign": campaign, "language": lang, "seen": found.rounds, "holder": request.actor.id}
    form = DeclarationForm(request.POST or None, request.FILES or None, asked=asked, **about)
    if form.is_valid():
        said = {"figures": form.stated(), "evidence": form.evidence(), "seen": form.cleaned_data["seen"]}
        try:
            declare_figures(found.membership, year=year, **said, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The figures are declared."))
            return redirect("declaration", number, year)
    context = {"form": form, "declaration": found, "membership": found.membership, "campaign": campaign}
    return render(request, "register/declare.html", context, status=409 if form.non_field_errors() else 200)


@require_safe
@open_to(office | delegate)
def evidence(request: HttpRequest, number: int, year: int, pk: UUID) -> FileResponse:
    """Hand out a file that is, or was, evidence for a figure."""
    found = opened(request, number, year, may_see)
    return handed_out(get_object_or_404(documents_about(found), pk=pk))


def evidence_url(declaration: Declaration, document: Document) -> str:
    """Return where a file that is evidence is handed out."""
    return reverse("evidence", args=[declaration.membership.number, declaration.year, document.pk])


def opened(request: HttpRequest, number: int, year: int, permission: Any) -> Declaration:
    """Return a declaration that may be seen by whoever asks, begun or about to be."""
    membership = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    if not permission(request.actor, membership):
        raise PermissionDenied
    found = declaration_of(membership, year)
    if not is_asked(found, day_of(now())):
        raise Http404
    return found


def tag(thing: Declaration | Figure) -> dict[str, str]:
    """Say in a word how a declaration, or a figure of one, stands."""
    return {"state": TAGS[thing.state], "label": thing.get_state_display()}


def figure_name(name: str, book: Book, language: str) -> str:
    """Name a figure as the rulebook does."""
    return named(Named("fact", name), book, language)


def _asked(declaration: Declaration, on: date, language: str) -> list[Asked]:
    before = known_before(declaration.membership.organisation, declaration.year)
    standing = {one.name: one for one in declaration.figures.all()} if declaration.pk else {}
    accepted = {name for name, one in standing.items() if one.state == Figure.State.ACCEPTED}
    book, papers = book_on(on), evidence_of(declaration)
    return [
        Asked(
            name=name,
            label=figure_name(name, book, language),
            definition=text(fact.definition, language),
            standing=standing.get(name),
            before=before.get(name),
            before_number=before[name].counted(on) if name in before else None,
            evidence=papers[name][0].name if name in papers else "",
        )
        for name, fact in yearly_facts(book).items()
        if name not in accepted
    ]


def _table(
    declaration: Declaration, figures: dict[str, Figure], book: Book, on: date, *, is_judge: bool
) -> dict[str, Any]:
    before = known_before(declaration.membership.organisation, declaration.year)
    kept = evidence_of(declaration)
    names = [*yearly_facts(book), *(name for name in figures if name not in yearly_facts(book))]
    columns = [
        {"label": _("What is counted")},
        {"label": _("Before"), "n": True},
        {"label": _("Declared"), "n": True},
        {"label": _("Accepted"), "n": True},
        {"label": _("State"), "last": True},
    ]
    rows = [
        {"cells": _cells(declaration, name, figures.get(name), before.get(name), book, on, is_judge=is_judge)}
        for name in names
    ]
    for name, row in zip(names, rows, strict=True):
        if papers := kept.get(name):
            label = _("Evidence (%(kind)s)") % {"kind": papers[0].of_kind.name}
            row["cells"][0]["after"] = {"label": label, "url": evidence_url(declaration, papers[0])}
    return {"columns": columns, "rows": rows, "kind": "wide", "empty": _("The rules ask for no figures.")}


def _cells(
    declaration: Declaration,
    name: str,
    figure: Figure | None,
    before: Figure | None,
    book: Book,
    on: date,
    *,
    is_judge: bool,
) -> list[Any]:
    lang = language()
    what = {"text": figure_name(name, book, lang)}
    earlier = {"text": number(before.counted(on), lang), "small": str(before.year)} if before else "–"
    if figure is None:
        return [what, earlier, "–", "–", _("not known")]
    if is_judge:
        what["url"] = reverse("figure_review", args=[declaration.membership.number, declaration.year, name])
    what["small"] = " · ".join(words for words in (figure.definition, figure.source) if words)
    accepted = "–" if figure.accepted is None else number(figure.accepted, lang)
    return [what, earlier, number(figure.value, lang), accepted, {"tag": tag(figure)}]
