"""What the office does with a letter that waits: words it anew, lets it go, or keeps it back; and which kinds wait."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.queries import entries_about
from accede.people.capacities import secretariat
from accede.post.actions.queueing import leaving, one_line
from accede.post.actions.undelivered import NoReason
from accede.post.kinds import FIRST, KINDS, NEVER_WAIT
from accede.post.models import KindChoice, Letter, LetterEvent
from accede.post.queries import first_waiting, goes_before

State = Letter.State


class NotWaiting(Refused):
    """Only a letter that waits can be changed, sent or kept back."""

    sentence = _("This letter does not wait any more: somebody has sent it, or kept it back.")


class GoesAfter(Refused):
    """Whether somebody is admitted is said before what follows from it."""

    sentence = _("Another letter to the same organisation goes first, and still waits.")


class WordedMeanwhile(Refused):
    """Whoever words a letter anew has seen its latest words."""

    sentence = _("Somebody else has worded this letter anew meanwhile; their words are shown above, yours below.")
    by_yourself = _("You have worded this letter anew in another window; those words are shown above, these below.")


class NoWords(Refused):
    """A letter says something, about something."""

    sentence = _("A letter has a subject and a text.")


@action("post.word_letter", allowed_to=secretariat)
def word_letter(letter: Letter, *, subject: str, body: str, seen: int, by: Actor, at: datetime) -> Letter:
    """Word a letter anew before it leaves; `seen` is the revision that whoever words it has read."""
    letter, subject, body = _hold(letter, State.WAITING), one_line(subject), body.replace("\r\n", "\n").strip()
    if letter.revision != seen:
        latest = entries_about(letter).filter(action="post.word_letter", values__revision=letter.revision).first()
        raise WordedMeanwhile(WordedMeanwhile.by_yourself if latest and latest.actor == by.id else None)
    if not subject or not body:
        raise NoWords
    if (subject, body) != (letter.subject, letter.body.strip()):
        _reword(letter, subject, body, at)
    write(letter, values={"revision": letter.revision}, personal={"subject": subject, "body": body})
    return letter


@action("post.send_waiting", allowed_to=secretariat)
def send_waiting(letters: Collection[UUID], *, by: Actor, at: datetime) -> int:
    """Let letters go that were looked at, and what waited behind them; return how many have left.

    One that another goes before stays, unless both are let go at once.
    """
    waiting = _those(Letter.objects.filter(pk__in=letters))
    if not waiting:
        raise NotWaiting
    others = [one for one in first_waiting() if one.pk not in set(letters)]
    sent = [one for one in waiting if not any(other.party == one.party and goes_before(other, one) for other in others)]
    if not sent:
        raise GoesAfter
    _let_go(sent, at)
    sent += _let_follow(sent, at)
    write(None, values={"letters": [one.pk for one in sent]})
    return len(sent)


@action("post.send_worded", allowed_to=secretariat)
def send_worded(letter: Letter, *, subject: str, body: str, seen: int, by: Actor, at: datetime) -> None:
    """Word a letter anew and let it go."""
    word_letter(letter, subject=subject, body=body, seen=seen, by=by, at=at)
    write(letter)
    send_waiting([letter.pk], by=by, at=at)


@action("post.keep_back", allowed_to=secretariat)
def keep_back(letter: Letter, *, reason: str, by: Actor, at: datetime) -> None:
    """Not send a letter that waits, and write down why."""
    letter, reason = _hold(letter, State.WAITING), reason.strip()
    if not reason:
        raise NoReason
    _turn(letter, State.WITHHELD, reason, at)
    followed = [one.pk for one in _let_follow([letter], at)]
    write(letter, values={"letters": followed} if followed else {}, personal={"reason": reason})


@action("post.look_again", allowed_to=secretariat)
def look_again(letter: Letter, *, by: Actor, at: datetime) -> None:
    """Take back that a letter is not sent: it waits once more."""
    letter = _hold(letter, State.WITHHELD)
    letter.queued_at = at
    _turn(letter, State.WAITING, "", at)
    write(letter)


@action("post.choose_waiting", allowed_to=secretariat)
def choose_waiting(kinds: Collection[str], *, by: Actor, at: datetime) -> None:
    """Choose the kinds of letters that the office looks at before they leave; all others leave at once."""
    for kind in sorted(set(KINDS) - NEVER_WAIT):
        KindChoice.objects.update_or_create(kind=kind, defaults={"waits": kind in kinds})
    write(None, values={"waits": sorted(set(kinds) & set(KINDS) - NEVER_WAIT)})


def _hold(letter: Letter, state: str) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state != state:
        raise NotWaiting
    return letter


def _those(found: QuerySet[Letter]) -> list[Letter]:
    waiting = found.select_for_update().filter(state=State.WAITING)
    return list(waiting.only("on_paper", "party", "kind", "queued_at").order_by("pk"))


def _let_go(letters: Collection[Letter], at: datetime) -> None:
    for one in letters:
        one.state, one.queued_at = leaving(one.on_paper), at
        one.next_try = None if one.on_paper else at
    Letter.objects.bulk_update(letters, ["state", "queued_at", "next_try"], batch_size=500)
    LetterEvent.objects.bulk_create(LetterEvent(letter=one, at=at, kind=one.state) for one in letters)


def _let_follow(gone: Collection[Letter], at: datetime) -> list[Letter]:
    """Let go what waited behind these and behind nothing else, and return it."""
    free = {one.party for one in gone if one.kind in FIRST} - set(first_waiting().values_list("party", flat=True))
    if not free:
        return []
    behind = LetterEvent.objects.filter(letter=OuterRef("pk"), answer=LetterEvent.BEHIND)
    followed = _those(Letter.objects.filter(Exists(behind), party__in=free))
    _let_go(followed, at)
    return followed


def _reword(letter: Letter, subject: str, body: str, at: datetime) -> None:
    if not letter.revision:
        letter.made_subject, letter.made_body = letter.subject, letter.body
    letter.subject, letter.body, letter.revision = subject, body, letter.revision + 1
    letter.save(update_fields=["subject", "body", "revision", "made_subject", "made_body", "words"])
    LetterEvent.objects.create(letter=letter, at=at, kind=LetterEvent.Kind.WORDED)


def _turn(letter: Letter, state: str, answer: str, at: datetime) -> None:
    letter.state = state
    letter.save(update_fields=["state", "queued_at"])
    LetterEvent.objects.create(letter=letter, at=at, kind=state, answer=answer)
