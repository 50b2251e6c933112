"""Questions to candidates: those of a file, whom each waits for, and what is due of them."""

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.people.capacities import Capacity, secretariat
from accede.people.queries import DueRow
from accede.procedure.models import Candidacy, Question, Reply
from accede.procedure.queries.part import joined, part_of
from accede.procedure.queries.permission import of_board
from accede.procedure.queries.shortlist import first_of, told
from accede.procedure.queries.verification import Line, has_declared, lines_of

ANSWERED = Exists(Reply.objects.filter(question=OuterRef("pk")))
OF_BOARD = (Capacity.BOARD, Capacity.CHAIR)
EXCERPT = 160


def questions_of(candidacy: Candidacy, number: int | None = None) -> list[Question]:
    """Return the questions of a file with their `answers`, in the order in which they were put; or one, by number."""
    asked = part_of(candidacy, "questions")
    asked = asked if number is None else asked.filter(pk=number)
    return joined(asked, answers=("replies", "document"))


def judged_lines(candidacy: Candidacy) -> list[Line]:
    """Return the criteria that a question may concern: those that the Board judges."""
    return [one for one in lines_of(candidacy) if one.is_judged]


def unanswered(candidacy: Candidacy) -> QuerySet[Question]:
    """Return what the candidate has still to answer, what is due first at the head."""
    return candidacy.questions.filter(~ANSWERED, closed_at=None).order_by(F("due_on").asc(nulls_last=True), "at", "pk")


def with_questions(found: QuerySet[Candidacy], asked: str) -> QuerySet[Candidacy]:
    """Narrow open candidacies to those with a question that is `open`, or `answered` and not closed yet."""
    still = Question.objects.filter(candidacy=OuterRef("pk"), closed_at=None)
    narrowed = {"open": still, "answered": still.filter(ANSWERED)}.get(asked)
    return found if narrowed is None else found.filter(Exists(narrowed), state=Candidacy.State.OPEN)


def questions_due(candidacy: Candidacy) -> list[DueRow]:
    """Return what a candidate has to answer."""
    return told(first_of(unanswered(candidacy)), _to_answer, _many_to_answer)


def answers_due(actor: Actor, on: date) -> list[DueRow]:
    """Return what whoever asked has to look at: an answer, or a day that passed without one."""
    asking = _asking(actor)
    if not asking:
        return []
    still = Question.objects.filter(closed_at=None, capacity__in=asking, candidacy__state=Candidacy.State.OPEN)
    still = still.select_related("candidacy__organisation").annotate(is_answered=ANSWERED)
    found = still.filter(Q(is_answered=True) | Q(due_on__lt=on)).exclude(
        has_declared(actor, "candidacy"), capacity__in=OF_BOARD
    )
    first = first_of(found.order_by("-is_answered", F("due_on").asc(nulls_last=True), "at", "pk"))
    return told(first, _answered_or_late, lambda several: _many(several[0].there))


def _asking(actor: Actor) -> list[Capacity]:
    sides: list[tuple[Callable[[Actor], object], tuple[Capacity, ...]]] = [
        (secretariat, (Capacity.SECRETARIAT,)),
        (of_board, OF_BOARD),
    ]
    return [one for holds, several in sides if holds(actor) for one in several]


def _to_answer(question: Question) -> DueRow:
    url = reverse("candidacy_answer", args=[question.candidacy_id, question.pk])
    text = Truncator(question.words).chars(EXCERPT)
    return DueRow(question.due_on, _("Answer a question"), text, act_label=_("Answer"), act_url=url)


def _many_to_answer(first: list[Question]) -> DueRow:
    number = first[0].there
    title = ngettext("%(n)d question waits for your answer", "%(n)d questions wait for your answer", number)
    url = f"{reverse('candidacy', args=[first[0].candidacy_id])}#questions"
    return DueRow(first[0].due_on, title % {"n": number}, act_label=_("See which"), act_url=url)


def _answered_or_late(question: Question) -> DueRow:
    title, act = _("%(name)s has not answered a question"), _("See the question")
    if question.is_answered:
        title, act = _("%(name)s has answered a question"), _("Read the answer")
    title = title % {"name": question.candidacy.organisation.name}
    text, url = Truncator(question.words).chars(EXCERPT), f"{question.candidacy.get_absolute_url()}#questions"
    return DueRow(question.due_on, title, text, act_label=act, act_url=url)


def _many(number: int) -> DueRow:
    title = ngettext("%(n)d question waits for you", "%(n)d questions wait for you", number)
    url = f"{reverse('candidacies')}?asked=open"
    return DueRow(None, title % {"n": number}, act_label=_("See which"), act_url=url)
