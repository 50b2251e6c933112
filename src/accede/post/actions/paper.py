"""Letters on paper: for whoever has no e-mail address or wishes it so, and where no server would take one."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.post.actions.undelivered import WordsNotKept
from accede.post.models import Letter, LetterEvent

State = Letter.State


class NotOnPaper(Refused):
    """What has left by mail, or does not leave at all, is not printed."""

    sentence = _("This letter is not one to be printed any more.")


class NothingToPost(Refused):
    """What is posted was to be printed."""

    sentence = _("None of these letters is to be printed any more.")


@action("post.put_on_paper", allowed_to=secretariat)
def put_on_paper(letter: Letter, *, postal: str, by: Actor, at: datetime) -> None:
    """Print a letter that was not delivered, or print one again; or set to where one goes that is to be printed."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state not in (State.BOUNCED, State.TO_PRINT, State.PRINTED):
        raise NotOnPaper
    if letter.secret:
        raise WordsNotKept
    is_new = letter.state != State.TO_PRINT
    letter.state, letter.on_paper, letter.postal, letter.posted_on = State.TO_PRINT, True, postal.strip(), None
    # Whoever printed it before had it with another address, or not at all.
    letter.queued_at = at
    letter.save(update_fields=["state", "on_paper", "postal", "posted_on", "queued_at"])
    if is_new:
        LetterEvent.objects.create(letter=letter, at=at, kind=LetterEvent.Kind.TO_PRINT)
    write(letter, personal={"postal": letter.postal})


@action("post.note_posted", allowed_to=secretariat)
def note_posted(letters: Collection[UUID], *, on: date, by: Actor, at: datetime) -> int:
    """Write down that letters were printed and posted on a day, and return how many were to be."""
    found = Letter.objects.select_for_update().filter(pk__in=letters, state=State.TO_PRINT)
    posted = list(found.order_by("pk").values_list("pk", flat=True))
    if not posted:
        raise NothingToPost
    Letter.objects.filter(pk__in=posted).update(state=State.PRINTED, posted_on=on)
    LetterEvent.objects.bulk_create(LetterEvent(letter_id=one, at=at, kind=LetterEvent.Kind.PRINTED) for one in posted)
    write(None, values={"letters": posted, "on": on})
    return len(posted)
