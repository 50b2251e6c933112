"""Questions: which are found, which wait for an answer, what a file of the answers holds."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from accede.exchange.models import Question, Reply
from accede.register.queries import organisations_on
from accede.wording.folding import words_of
from accede.wording.formats import country, language_name

OPEN, OVER = "open", "over"


def questions_found(wanted: Mapping[str, Any], on: date) -> QuerySet[Question]:
    """Return the questions that are asked for, by words and by whether they are open, each with its answers counted."""
    several = Question.objects.filter(withdrawn_at=None).select_related("organisation").order_by("-at", "-pk")
    for word in words_of(wanted.get("q") or ""):
        several = several.filter(words__contains=f" {word}")
    if wanted.get("state") == OPEN:
        several = several.filter(until__gte=on).order_by("until", "pk")
    if wanted.get("state") == OVER:
        several = several.filter(until__lt=on)
    return several.annotate(count=Count("replies"))


def unanswered(ours: set[int], on: date) -> QuerySet[Question]:
    """Return the open questions of others that a member among some organisations has not answered."""
    silent = organisations_on(on).filter(pk__in=ours)
    answered = Reply.objects.filter(question=OuterRef(OuterRef("pk")), organisation=OuterRef("pk"))
    silent = silent.exclude(pk=OuterRef("organisation")).exclude(Exists(answered))
    return Question.objects.filter(Exists(silent), withdrawn_at=None, until__gte=on)


def columns() -> list[str]:
    """Return what each column of answers as a file is called."""
    return [_("Organisation"), _("Country"), _("Answer"), _("Language"), _("When")]


def rows(question: Question, language: str) -> Iterator[list[object]]:
    """Return the answers to a question in these columns."""
    for one in question.replies.select_related("organisation"):
        of = one.organisation
        said_in = language_name(one.language, language)
        yield [of.name, country(of.country, language), one.words, said_in, one.at.date()]
