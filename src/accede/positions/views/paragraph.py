"""One paragraph: what members say of it, and what they would change."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.queries import language, now
from accede.positions import actions
from accede.positions.forms.consultation import ReasonForm
from accede.positions.forms.saying import AmendmentForm, CommentForm
from accede.positions.models import Comment, Consultation
from accede.positions.queries.offices import drafters, office, takes_words
from accede.positions.queries.text import START, latest, said, words_at
from accede.positions.views.asking import (
    State,
    act,
    author,
    consultation_at,
    done,
    refusal,
    speaks_for,
    spoken,
    title_of,
    voices,
)
from accede.positions.views.consultation import amendment_row
from accede.register.views.paging import paged
from accede.space.queries.shelf import members
from accede.statutes.queries import day_of

PER_PAGE = 25
Forms = dict[str, Any]


@open_to(members)
@require_http_methods(["GET", "HEAD", "POST"])
def paragraph(request: HttpRequest, number: int, key: int) -> HttpResponse:
    """Show a paragraph, or with the key of none the whole text; comment on it, or propose to change it."""
    found = consultation_at(number)
    before = words_at(latest(found).paragraphs, key, found.language)
    if before is None or (found.state == State.DRAFT):
        raise Http404
    forms = _forms(request, found, before)
    page = partial(_page, request, found, key, forms)
    name = request.POST.get("deed", "")
    if name not in forms or not forms[name].is_valid():
        return page()
    deed = partial(_comment if name == "comment" else _amend, request, found, key, forms[name])
    return done(request, deed, request.path, page)


@open_to(members)
@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what a member said."""
    comment = get_object_or_404(Comment.objects.select_related("consultation", "organisation"), pk=pk)
    if comment.organisation is None:
        raise Http404
    found = comment.consultation
    back = reverse("consultation_paragraph", args=[found.pk, comment.paragraph])
    page = partial(_page, request, found, comment.paragraph, {})
    deed = partial(actions.take_comment_back, comment.organisation, comment, by=request.actor, at=now())
    return done(request, deed, back, page)


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def hiding(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a reason in the place of what was said."""
    comment = get_object_or_404(Comment.objects.select_related("consultation", "organisation"), pk=pk)
    form = ReasonForm(request.POST or None)
    lede = _("Members read your reason in its place, and nothing is deleted: you can show it again.")
    return act(
        request,
        form,
        lambda: actions.hide_comment(comment, reason=form.cleaned_data["reason"], by=request.actor, at=now()),
        reverse("consultation_paragraph", args=[comment.consultation_id, comment.paragraph]),
        {"title": _("Hide this comment"), "lede": lede, "submit": _("Hide it"), "kind": "grave"},
    )


@open_to(office)
@require_POST
def showing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show again what was said."""
    comment = get_object_or_404(Comment, pk=pk)
    actions.show_comment(comment, by=request.actor, at=now())
    return redirect("consultation_paragraph", comment.consultation_id, comment.paragraph)


def _forms(request: HttpRequest, found: Consultation, before: str) -> Forms:
    is_heard = takes_words(found, day_of(now()))
    choices = voices(request.actor, with_members=is_heard)
    if not choices or found.state not in (State.OPEN, State.FINAL):
        return {}
    deed = request.POST.get("deed")
    forms: Forms = {"comment": CommentForm(choices, request.POST if deed == "comment" else None)}
    if found.state == State.OPEN:
        data = request.POST if deed == "amend" else None
        forms["amend"] = AmendmentForm(choices, before, found.language, data)
    return forms


def _comment(request: HttpRequest, found: Consultation, key: int, form: CommentForm) -> object:
    organisation, words = spoken(form.cleaned_data["voice"]), form.cleaned_data["words"]
    how = {"words": words, "paragraph": key, "by": request.actor, "at": now()}
    return actions.comment(organisation, found, **how) if organisation else actions.answer(found, **how)


def _amend(request: HttpRequest, found: Consultation, key: int, form: AmendmentForm) -> object:
    organisation = spoken(form.cleaned_data["voice"])
    how = form.change() | {"paragraph": key, "by": request.actor, "at": now()}
    if organisation:
        return actions.propose_amendment(organisation, found, **how)
    return actions.draft_amendment(found, **how)


def _page(
    request: HttpRequest, found: Consultation, key: int, forms: Forms, refused: Refused | None = None
) -> HttpResponse:
    version = latest(found)
    comments = found.comments.filter(paragraph=key).select_related("organisation")
    pages = paged(request, comments, PER_PAGE)
    amendments = found.amendments.filter(paragraph=key).select_related("organisation")
    own = {one.pk for one in speaks_for(request.actor)} if takes_words(found, day_of(now())) else set()
    lines = said(version.paragraphs, language(), found.language)
    this = next((one for one in lines if one.key == key), None)
    context = {
        "consultation": found,
        "docket": [title_of(found)],
        "title": _("Paragraph %(number)d") % {"number": this.number} if this else _("The whole text"),
        "said": this,
        "deciding": words_at(version.paragraphs, key, found.language),
        "pages": pages,
        "comments": [
            {"comment": one, "author": author(one.organisation, one.office), "is_own": one.organisation_id in own}
            for one in pages
        ],
        "amendments": [amendment_row(one) for one in amendments],
        "forms": forms,
        "is_heard": takes_words(found, day_of(now())),
        "may_draft": bool(drafters(request.actor)),
        "may_hide": bool(office(request.actor)),
        "is_start": key == START,
        "refusal": refusal(refused) if refused else None,
    }
    return render(request, "positions/paragraph.html", context, status=409 if refused else 200)
