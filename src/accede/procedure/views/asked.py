"""How questions to a candidate are shown: who asked what, on what, until when, and what was answered."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.people.capacities import Capacity
from accede.people.queries import language
from accede.procedure.models import Candidacy, Question, Reply
from accede.procedure.views.deeds import WHO
from accede.procedure.views.showing import written
from accede.register.views.paging import LAST, turned
from accede.wording.formats import text
from accede.wording.margin import acting_as

PER_PAGE = 10


def questions_shown(request: HttpRequest, candidacy: Candidacy, asked: Sequence[Question]) -> dict[str, Any]:
    """Return the part of a page that shows the questions of a file, the latest where it opens."""
    pages = turned(request, asked, PER_PAGE, name="questions", opens_at=LAST)
    return {"questions": asked_rows(candidacy, pages), "question_pages": pages}


def asked_rows(candidacy: Candidacy, questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Return questions as their part shows them; an open one has its number, by which it is answered or closed."""
    return [
        {
            "pk": one.pk,
            "criterion": criterion_of(candidacy, one),
            "words": one.words,
            "who": _asker(candidacy, one),
            "at": one.at,
            "due": _("Answer by {day}").format(day=written(one.due_on)) if one.due_on else "",
            "replies": [reply_row(candidacy, each) for each in one.answers],
            "is_open": candidacy.is_open and one.closed_at is None,
            "tag": _tag(one, is_open=candidacy.is_open),
        }
        for one in questions
    ]


def reply_row(candidacy: Candidacy, reply: Reply) -> dict[str, Any]:
    """Return one answer with its file."""
    file = reply.document
    url = reverse("candidacy_answer_file", args=[candidacy.pk, reply.pk]) if file else ""
    return {"words": reply.words, "at": reply.at, "file": {"name": file.name, "url": url} if file else None}


def criterion_of(candidacy: Candidacy, question: Question) -> str:
    """Name the criterion that a question concerns; empty where it concerns the whole file."""
    criterion = candidacy.book.criterion.get(question.criterion)
    return text(criterion.label, language()) or criterion.name if criterion else ""


def _asker(candidacy: Candidacy, question: Question) -> str:
    """Name whoever presides by the office that does so in this association."""
    if question.capacity == Capacity.CHAIR:
        return acting_as(Capacity.CHAIR, candidacy.book, language())
    return str(WHO.get(question.capacity, question.capacity))


def _tag(question: Question, *, is_open: bool) -> dict[str, str]:
    if question.closed_at:
        return {"state": "", "label": _("closed")}
    if question.answers:
        return {"state": "done", "label": _("answered")}
    if not is_open:
        return {"state": "", "label": _("not answered")}
    return {"state": "now", "label": _("waits for an answer")}
