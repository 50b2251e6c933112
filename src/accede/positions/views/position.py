"""A position that was adopted, as everybody reads it, and as a PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.people.queries import language
from accede.positions.documents import position_pdf
from accede.positions.models import Consultation
from accede.positions.queries.behind import behind, dissents, stands_of
from accede.positions.queries.text import latest, said
from accede.positions.views.asking import State, cited, consultation_at, title_of
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import book_on
from accede.wording.formats import day, language_name, text
from accede.wording.margin import who


@require_safe
def position(request: HttpRequest, number: int) -> HttpResponse:
    """Show a position with who stands behind it."""
    return render(request, "positions/position.html", told(_adopted(number)))


@require_safe
def position_paper(request: HttpRequest, number: int) -> HttpResponse:
    """Hand out the same as a PDF, in the reader's language."""
    found = _adopted(number)
    name = f'inline; filename="position-{found.pk}-{language()}.pdf"'
    paper = position_pdf(told(found))
    return HttpResponse(paper, content_type="application/pdf", headers={"Content-Disposition": name})


def _adopted(number: int) -> Consultation:
    found = consultation_at(number)
    if found.state != State.ADOPTED:
        raise Http404
    return found


def told(found: Consultation) -> dict[str, Any]:
    """Return what page and paper tell of a position."""
    lang, stands, book = language(), stands_of(found), book_on(found.decided_on)
    adopted = {"body": who(found.body, book, lang), "day": day(found.decided_on, lang), "minutes": found.minutes}
    lines = said(latest(found).paragraphs, lang, found.language)
    behind_text = any(one.is_stale or one.language != lang for one in lines) and lang != found.language
    note = _("Not all of this translation is up to date. The text that decides is in another language: %(language)s.")
    return {
        "consultation": found,
        "association": book.rulebook.association,
        "title": title_of(found),
        "question": text(found.questions, lang),
        "adopted": _("Adopted by: %(body)s, on %(day)s. Recorded in: %(minutes)s.") % adopted,
        "cite": cited(Verdict(holds=True, code="body.entitled", article=tuple(found.article)))
        if found.article
        else None,
        "text": lines,
        "note": note % {"language": language_name(found.language, lang)} if behind_text else "",
        "behind": behind(stands, lang),
        "dissents": [(one.organisation.name, one.reason, one.language) for one in dissents(stands)],
        "stamp": _("sample") if found.is_sample else "",
    }
