"""What the office and the Board make of declared figures: accepted, challenged, settled."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.archive.models import Document
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import board, chair, secretariat
from accede.people.queries import language, now
from accede.register.actions import accept_figures, challenge_figure, settle_figure
from accede.register.forms import ReviewForm
from accede.register.models import Declaration, Figure
from accede.register.queries import evidence_of, known_before
from accede.register.views.declaration import evidence_url, figure_name, tag
from accede.rulebook.book import Book
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import day, text
from accede.wording.formats import number as written

may_judge = secretariat | chair | board
may_settle = chair | board
DECLARATIONS = Declaration.objects.select_related("membership__organisation")


@open_to(may_judge)
@require_POST
def figures_accept(request: HttpRequest, number: int, year: int) -> HttpResponse:
    """Accept every figure of a declaration that nobody has challenged."""
    found = get_object_or_404(DECLARATIONS, membership__number=number, year=year)
    try:
        accept_figures(found, by=request.actor, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The figures are accepted as they were declared."))
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(may_judge)
def figure_review(request: HttpRequest, number: int, year: int, name: str) -> HttpResponse:
    """Show one figure, and accept, challenge or settle it."""
    found = get_object_or_404(DECLARATIONS, membership__number=number, year=year)
    figure = get_object_or_404(found.figures, name=name)
    form = ReviewForm(request.POST or None, answers=_answers(request, figure), initial={"value": figure.value})
    if form.is_valid():
        try:
            _do(found, name, form.cleaned_data)(by=request.actor, at=now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Your decision is recorded."))
            return redirect(found)
    book, lang = book_on(day_of(now())), language()
    context = {
        "declaration": found,
        "figure": figure,
        "label": figure_name(name, book, lang),
        "tag": tag(figure),
        "facts": _facts(found, figure, book, lang),
        "papers": [_paper(found, one, lang) for one in evidence_of(found).get(name, [])],
        "form": form if _answers(request, figure) else None,
    }
    return render(request, "register/figure_review.html", context, status=409 if form.non_field_errors() else 200)


def _paper(declaration: Declaration, document: Document, language: str) -> dict[str, str]:
    said = {"kind": document.of_kind.name, "day": day(day_of(document.received_at), language)}
    after = _("%(kind)s, received on %(day)s") % said
    return {"text": document.name, "url": evidence_url(declaration, document), "after": after}


def _answers(request: HttpRequest, figure: Figure) -> set[str]:
    if figure.state == Figure.State.ACCEPTED:
        return set()
    settles = {"settle"} if may_settle(request.actor) else set()
    others = {Figure.State.DECLARED: {"accept", "challenge"}, Figure.State.ANSWERED: {"challenge"}}
    return settles | others.get(figure.state, set())


def _do(declaration: Declaration, name: str, said: Mapping[str, Any]) -> Callable[..., None]:
    def deed(**by: Any) -> None:
        if said["answer"] == "accept":
            accept_figures(declaration, names=[name], **by)
        elif said["answer"] == "challenge":
            challenge_figure(declaration, name=name, reason=said["reason"], **by)
        else:
            settle_figure(declaration, name=name, value=said["value"], reason=said["reason"], **by)

    return deed


def _facts(declaration: Declaration, figure: Figure, book: Book, language: str) -> list[tuple[str, str]]:
    before = known_before(declaration.membership.organisation, declaration.year).get(figure.name)
    defined = text(book.fact[figure.name].definition, language) if figure.name in book.fact else ""
    earlier = f"{written(before.counted(day_of(now())), language)} ({before.year})" if before else _("not known")
    said = [
        (_("As the rules define it"), defined),
        (_("Before"), earlier),
        (_("Declared"), written(figure.value, language)),
        (_("Counted by the member"), figure.definition),
        (_("Source or evidence"), figure.source or _("not given")),
        (_("Why it has changed so much"), figure.reason),
        (_("Challenged"), figure.challenge),
        (_("Accepted"), "" if figure.accepted is None else written(figure.accepted, language)),
        (_("The Board’s reason"), figure.ruling),
    ]
    return [(label, words) for label, words in said if words]
