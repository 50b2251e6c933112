"""What whoever drafts does with a consultation, each a page of one form."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.people.access import open_to
from accede.people.queries import language, now
from accede.positions import actions
from accede.positions.forms.consultation import (
    AdoptionForm,
    ConsultationForm,
    ReasonForm,
    TextForm,
    TranslationForm,
    UntilForm,
)
from accede.positions.models import Consultation
from accede.positions.queries.deciding import adopters
from accede.positions.queries.offices import drafters, office
from accede.positions.queries.text import latest, plain
from accede.positions.views.asking import State, act, cited, consultation_at, title_of
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import language_name

GET_OR_POST = ["GET", "HEAD", "POST"]


def shown(found: Consultation, title: str, submit: str, lede: str = "", **more: Any) -> dict[str, Any]:
    """Return what a page of one form says around it."""
    return {"title": title, "docket": [title_of(found)], "lede": lede, "submit": submit, **more}


@open_to(drafters)
@require_http_methods(GET_OR_POST)
def consultation_new(request: HttpRequest) -> HttpResponse:
    """Begin a consultation; its text is worded next."""
    form = ConsultationForm(book_at(now()).rulebook.languages, request.POST or None)
    lede = _("Members comment on a text paragraph by paragraph and propose amendments. You word the text next.")
    said = {"title": _("Begin a consultation"), "lede": lede, "submit": _("Begin it")}
    return act(request, form, lambda: actions.draft_consultation(**form.asked(), by=request.actor, at=now()), "", said)


@open_to(drafters)
@require_http_methods(GET_OR_POST)
def wording(request: HttpRequest, number: int) -> HttpResponse:
    """Word the whole text, before members have it."""
    found = consultation_at(number)
    if found.state != State.DRAFT:
        raise Http404
    languages, text = book_at(now()).rulebook.languages, latest(found).paragraphs
    initial = {one: plain(text, one) for one in languages}
    form = TextForm(languages, found.language, request.POST or None, initial)
    lede = _("Empty lines part one paragraph from the next. Another language may be left empty and added later.")
    said = shown(found, _("Word the text"), _("Keep this text"), lede)
    return act(
        request,
        form,
        lambda: actions.word_text(found, texts=form.cleaned_data, by=request.actor, at=now()),
        found.get_absolute_url(),
        said,
    )


@open_to(drafters)
@require_http_methods(GET_OR_POST)
def translating(request: HttpRequest, number: int, lang: str) -> HttpResponse:
    """Bring another language up to what the text that decides says."""
    found = consultation_at(number)
    if lang == found.language or lang not in book_at(now()).rulebook.languages:
        raise Http404
    form = TranslationForm(latest(found).paragraphs, found, lang, request.POST or None)
    title = _("Translate it: %(language)s") % {"language": language_name(lang, language())}
    return act(
        request,
        form,
        lambda: actions.translate_text(found, language=lang, words=form.words(), by=request.actor, at=now()),
        found.get_absolute_url(),
        shown(found, title, _("Keep this translation")),
    )


@open_to(drafters)
@require_http_methods(GET_OR_POST)
def deadline(request: HttpRequest, number: int) -> HttpResponse:
    """Choose another last day for comments and amendments."""
    found = consultation_at(number)
    form = UntilForm(request.POST or None, initial={"until": found.until})
    said = shown(found, _("Choose another last day"), _("Keep this day"))
    return act(
        request, form, lambda: _until(actions.move_deadline, found, form, request), found.get_absolute_url(), said
    )


@open_to(drafters)
@require_http_methods(GET_OR_POST)
def finishing(request: HttpRequest, number: int) -> HttpResponse:
    """Make the text final."""
    found = consultation_at(number)
    form = UntilForm(request.POST or None)
    lede = _("Nothing is changed in it any more. Members say until a day whether they stand behind it.")
    said = shown(found, _("Make the text final"), _("Make it final"), lede)
    return act(request, form, lambda: _until(actions.finish_text, found, form, request), found.get_absolute_url(), said)


@open_to(drafters)
@require_http_methods(GET_OR_POST)
def dropping(request: HttpRequest, number: int) -> HttpResponse:
    """End a consultation of which no position comes."""
    found = consultation_at(number)
    form = ReasonForm(request.POST or None)
    lede = _("No position comes of it. What was said stays readable for members.")
    return act(
        request,
        form,
        lambda: actions.drop_consultation(found, reason=form.cleaned_data["reason"], by=request.actor, at=now()),
        found.get_absolute_url(),
        shown(found, _("Drop this consultation"), _("Drop it"), lede, kind="grave"),
    )


@open_to(office)
@require_http_methods(GET_OR_POST)
def adopting(request: HttpRequest, number: int) -> HttpResponse:
    """Write down that a body adopted the position, which publishes it."""
    found, book, today = consultation_at(number), book_at(now()), day_of(now())
    bodies = adopters(book)
    form = AdoptionForm(bodies, book, today, request.POST or None)
    article = next((one.article for one in bodies), ())
    form.fields["body"].cite = cited(Verdict(holds=True, code="body.entitled", article=article)) if article else None
    lede = _("It is published with the members that stand behind it.")
    return act(
        request,
        form,
        lambda: actions.record_adoption(found, **form.cleaned_data, by=request.actor, at=now()),
        found.get_absolute_url(),
        shown(found, _("Write the decision down"), _("Adopted: publish it"), lede),
    )


def _until(deed: Any, found: Consultation, form: UntilForm, request: HttpRequest) -> Any:
    until: date = form.cleaned_data["until"]
    return deed(found, until=until, by=request.actor, at=now())
