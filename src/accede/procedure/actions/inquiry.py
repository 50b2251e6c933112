"""A visitor asks the secretariat, which answers by letter, or closes what needs no answer."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import anyone, secretariat
from accede.post.actions import queue_letters
from accede.procedure.actions.interest import lock_year
from accede.procedure.mails import inquiry_answered, inquiry_noticed
from accede.procedure.models import Inquiry
from accede.statutes.queries import book_at, day_of


class AskedJustNow(Refused):
    """A question that is still open is asked once, however often the button is pressed."""

    sentence = _("This question has arrived already. The secretariat answers by letter to the address that you gave.")


class InquiryClosed(Refused):
    """What is closed is neither answered nor closed again."""

    sentence = _("Somebody has closed this question meanwhile.")


class InquiryOpen(Refused):
    """What is open needs not be opened."""

    sentence = _("This question is open.")


class NothingToSay(Refused):
    """An answer has words."""

    sentence = _("Write your answer.")


@action("procedure.ask_secretariat", allowed_to=anyone)
def ask_secretariat(*, name: str, email: str, words: str, language: str, by: Actor, at: datetime) -> Inquiry:
    """Bring somebody's question to the secretariat."""
    lock_year(day_of(at).year)
    asked = {"name": name, "email": email, "words": words.strip(), "language": language}
    if Inquiry.objects.filter(**asked, closed_at=None).exists():
        raise AskedJustNow
    inquiry = Inquiry.objects.create(**asked, asked_at=at)
    write(inquiry, personal=asked)
    notices = inquiry_noticed(inquiry, book_at(at), day_of(at))
    queue_letters(inquiry, notices, kind="question", by=by, at=at)
    return inquiry


@action("procedure.answer_inquiry", allowed_to=secretariat)
def answer_inquiry(inquiry: Inquiry, *, answer: str, by: Actor, at: datetime) -> None:
    """Answer a question by letter, and close it."""
    if not answer.strip():
        raise NothingToSay
    inquiry = _held(inquiry)
    if inquiry.closed_at:
        raise InquiryClosed
    inquiry.answer, inquiry.closed_at = answer.strip(), at
    inquiry.save(update_fields=["answer", "closed_at"])
    write(inquiry, personal={"answer": inquiry.answer})
    letter = inquiry_answered(inquiry, book_at(at))
    queue_letters(inquiry, [letter], kind="question_answered", by=by, at=at)


@action("procedure.close_inquiry", allowed_to=secretariat)
def close_inquiry(inquiry: Inquiry, *, by: Actor, at: datetime) -> None:
    """Close a question that needs no answer."""
    inquiry = _held(inquiry)
    if inquiry.closed_at:
        raise InquiryClosed
    inquiry.closed_at = at
    inquiry.save(update_fields=["closed_at"])
    write(inquiry)


@action("procedure.reopen_inquiry", allowed_to=secretariat)
def reopen_inquiry(inquiry: Inquiry, *, by: Actor, at: datetime) -> None:
    """Open a question again that was closed without an answer."""
    inquiry = _held(inquiry)
    if inquiry.closed_at is None or inquiry.answer:
        raise InquiryOpen if inquiry.closed_at is None else InquiryClosed
    inquiry.closed_at = None
    inquiry.save(update_fields=["closed_at"])
    write(inquiry)


def _held(inquiry: Inquiry) -> Inquiry:
    return Inquiry.objects.select_for_update().get(pk=inquiry.pk)
