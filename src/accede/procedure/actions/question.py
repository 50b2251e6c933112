"""Questions to a candidate: put by the office or the Board, answered, closed or asked again."""

from datetime import date, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.journal.actions import Actor, Refused, action, write
from accede.post.actions import queue_letters
from accede.procedure.actions.verification import NoSuchCriterion
from accede.procedure.actions.walk import check_takes_part, hold
from accede.procedure.mails import address, to_candidate
from accede.procedure.models import Candidacy, Question, Reply
from accede.procedure.queries.permission import office, own
from accede.procedure.queries.question import judged_lines
from accede.statutes.queries import day_of
from accede.wording.formats import day


class NothingAsked(Refused):
    """A question has words."""

    sentence = _("Write what you ask.")


class AskedAlready(Refused):
    """What is still open is asked once."""

    sentence = _("You have asked this already, and it is still open.")


class DayPast(Refused):
    """An answer is due on a day to come."""

    sentence = _("This day has passed already.")


class NothingSaid(Refused):
    """An answer has words, or a file."""

    sentence = _("Write your answer, or send a file.")


class SaidAlready(Refused):
    """The same answer is kept once."""

    sentence = _("This answer has arrived already.")


class QuestionClosed(Refused):
    """What is closed is neither answered nor closed again."""

    sentence = _("This question is closed.")


@action("procedure.ask_candidate", allowed_to=office)
def ask_candidate(
    candidacy: Candidacy,
    *,
    words: str,
    criterion: str = "",
    due_on: date | None = None,
    again: int | None = None,
    by: Actor,
    at: datetime,
) -> Question:
    """Put a question to the candidate, on a criterion or on the whole file; `again` closes the one it takes up."""
    candidacy = _open_to(candidacy, by)
    _check_question(candidacy, words, criterion, due_on, day_of(at))
    earlier = _still_open(candidacy, again) if again else None
    said = {"criterion": criterion, "due_on": due_on}
    asked = {"words": words.strip(), "by": by.id, "capacity": office(by).capacity}
    if candidacy.questions.filter(**said, **asked, closed_at=None).exclude(pk=again).exists():
        raise AskedAlready
    if earlier:
        _close(earlier, at)
    question = candidacy.questions.create(**said, **asked, at=at)
    write(candidacy, values={"question": question.pk, "again": again, **said}, personal={"words": question.words})
    _tell(candidacy, question, by, at)
    return question


@action("procedure.answer_question", allowed_to=own)
def answer_question(
    candidacy: Candidacy, *, number: int, words: str, deposit: Deposit | None = None, by: Actor, at: datetime
) -> Reply:
    """Answer a question, or add to the answer while the office has not closed it."""
    candidacy = hold(candidacy)
    question, words = _still_open(candidacy, number), words.strip()
    if not words and deposit is None:
        raise NothingSaid
    digest = deposit.sha256 if deposit else None
    last = question.replies.select_related("document").last()
    if last and (last.words, last.document and last.document.sha256) == (words, digest):
        raise SaidAlready
    document = keep_document(candidacy, deposit=deposit, purpose="answer", by=by, at=at) if deposit else None
    reply = question.replies.create(words=words, document=document, by=by.id, at=at)
    values = {"question": question.pk, "criterion": question.criterion, "document": document and document.pk}
    write(candidacy, values=values, personal={"words": words} if words else None)
    return reply


@action("procedure.close_question", allowed_to=office)
def close_question(candidacy: Candidacy, *, number: int, by: Actor, at: datetime) -> None:
    """Close a question: its answer is enough, or it is needed no more."""
    candidacy = _open_to(candidacy, by)
    question = _still_open(candidacy, number)
    _close(question, at)
    write(candidacy, values={"question": question.pk, "criterion": question.criterion})


def _open_to(candidacy: Candidacy, by: Actor) -> Candidacy:
    candidacy = hold(candidacy)
    check_takes_part(candidacy, by)
    return candidacy


def _check_question(candidacy: Candidacy, words: str, criterion: str, due_on: date | None, today: date) -> None:
    if not words.strip():
        raise NothingAsked
    if criterion and criterion not in [line.name for line in judged_lines(candidacy)]:
        raise NoSuchCriterion
    if due_on and due_on < today:
        raise DayPast


def _still_open(candidacy: Candidacy, number: int) -> Question:
    question = candidacy.questions.filter(pk=number, closed_at=None).first()
    if question is None:
        raise QuestionClosed
    return question


def _close(question: Question, at: datetime) -> None:
    question.closed_at = at
    question.save(update_fields=["closed_at"])


def _tell(candidacy: Candidacy, question: Question, by: Actor, at: datetime) -> None:
    def said(language: str) -> dict[str, str]:
        by_day = gettext("Please answer by {day}.") if question.due_on else gettext("Please answer as soon as you can.")
        return {
            "questions": question.words,
            "due": by_day.format(day=day(question.due_on, language) if question.due_on else ""),
            "url": f"{address(candidacy, language)}#questions",
        }

    queue_letters(candidacy, [to_candidate("questions", candidacy, said)], kind="questions", by=by, at=at)
