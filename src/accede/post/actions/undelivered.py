"""What the office does about a letter that no server would take: once, and with its reason."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.actions import change_address
from accede.people.capacities import consequence, secretariat
from accede.post.models import Attachment, Letter, LetterEvent


class AlreadySettled(Refused):
    """Of a letter that was not delivered, one says once what becomes of it."""

    sentence = _("This letter waits for nobody any more: somebody has already said what becomes of it.")


class WordsNotKept(Refused):
    """What was for its reader alone is erased, and cannot be sent a second time."""

    sentence = _("The words of this letter were for its reader alone and are not kept; it cannot be sent again.")


class NoReason(Refused):
    """Whoever lets a letter be, or keeps it back, says why."""

    sentence = _("Write down the reason; it stays with the letter.")


@action("post.send_again", allowed_to=secretariat)
def send_again(letter: Letter, *, email: str, corrects: bool = False, by: Actor, at: datetime) -> Letter:
    """Send the same words once more; if asked to, whom the letter is for has this address from now on."""
    letter = _hold(letter)
    if letter.secret:
        raise WordsNotKept
    reader, email = letter.account, email.strip().lower()
    is_corrected = corrects and reader is not None and reader.email != email
    again = _copy(letter, email, at)
    _settle(letter, LetterEvent.Kind.AGAIN, email, at)
    write(letter, values={"again": again.pk, "corrected": is_corrected}, personal={"email": email})
    if is_corrected:
        change_address(reader, email=email, by=by, at=at)
    return again


@action("post.settle_letter", allowed_to=secretariat | consequence)
def settle_letter(letter: Letter, *, reason: str, by: Actor, at: datetime) -> None:
    """Write down why nothing more is done about a letter that was not delivered."""
    letter, reason = _hold(letter), reason.strip()
    if not reason:
        raise NoReason
    _settle(letter, LetterEvent.Kind.SETTLED, reason, at)
    write(letter, personal={"reason": reason})


def _hold(letter: Letter) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state != Letter.State.BOUNCED:
        raise AlreadySettled
    return letter


def _settle(letter: Letter, kind: str, answer: str, at: datetime) -> None:
    letter.state = Letter.State.SETTLED
    letter.save(update_fields=["state"])
    LetterEvent.objects.create(letter=letter, at=at, kind=kind, answer=answer)


def _copy(letter: Letter, email: str, at: datetime) -> Letter:
    kept = ("kind", "sender", "recipient", "account", "language", "subject", "body", "about", "party")
    said = {name: getattr(letter, name) for name in (*kept, "is_formatted", "leave_url")}
    again = Letter.objects.create(**said, email=email, instead_of=letter, queued_at=at, next_try=at)
    Attachment.objects.bulk_create(
        Attachment(letter=again, name=one.name, type=one.type, content=one.content)
        for one in letter.attachments.order_by("pk")
    )
    LetterEvent.objects.create(letter=again, at=at, kind=LetterEvent.Kind.QUEUED)
    return again
