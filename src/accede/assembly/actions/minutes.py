"""Minutes: drafted from what happened, corrected version by version, signed, approved, and then left as they are."""

from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.meeting import check_counts, locked
from accede.assembly.effects import register_effect
from accede.assembly.models import Assembly, Item, Minutes
from accede.assembly.queries.drafting import drafted
from accede.assembly.queries.minutes import languages_of, may_sign, minutes_of, papers_of, signatures_of, signing_of
from accede.journal.actions import Actor, Forbidden, Refused, action, write
from accede.people.capacities import board, chair, consequence, secretariat, treasurer
from accede.rulebook.tally import Outcome
from accede.wording.folding import folded


class NotOver(Refused):
    """Minutes tell of a meeting that has ended."""

    sentence = _("The minutes are drafted once the assembly is closed.")


class Unchangeable(Refused):
    """Approved minutes stay as they are."""

    sentence = _("These minutes are approved; they do not change any more.")


class Unchanged(Refused):
    """A version that says what the one before it says is none."""

    sentence = _("This text says what stands there already.")


class CorrectedMeanwhile(Refused):
    """Nobody takes back what somebody else has corrected without having seen it."""

    sentence = _("Somebody has corrected this text meanwhile. Look at what stands there now, then save yours again.")


class Wordless(Refused):
    """Minutes say something."""

    sentence = _("Write what the minutes say.")


class AlreadySigned(Refused):
    """An office signs a text once."""

    sentence = _("This office has signed already.")


@action("assembly.draft_minutes", allowed_to=secretariat | chair)
def draft_minutes(assembly: Assembly, *, names_heard: bool = False, by: Actor, at: datetime) -> Minutes:
    """Write the minutes of a closed assembly in each language, from what happened; earlier versions stay.

    `names_heard` has them say who was heard on each item.
    """
    assembly = locked(assembly)
    check_counts(assembly)
    if assembly.state != Assembly.State.CLOSED:
        raise NotOver
    languages = languages_of(assembly.book)
    first = {"authoritative": languages[0], "drafted_at": at}
    minutes = _held(Minutes.objects.get_or_create(assembly=assembly, defaults=first)[0])
    texts = {one: drafted(assembly, one, names_heard=names_heard) for one in languages}
    if {name: one.text for name, one in minutes.latest.items()} == texts:
        raise Unchanged
    follows = _next(minutes, minutes.authoritative)
    for one, text in texts.items():
        _append(minutes, one, text, follows, by, at)
    write(assembly, edition=assembly.edition.sha256, values={"texts": {one: _digest(texts[one]) for one in texts}})
    return _locked(minutes)


@action("assembly.correct_minutes", allowed_to=secretariat | chair)
def correct_minutes(minutes: Minutes, *, language: str, text: str, seen: int, by: Actor, at: datetime) -> None:
    """Put a text in place of the version that was seen; in another language it renders the deciding one of now."""
    minutes = _held(minutes)
    stands, text = minutes.latest[language], "\n".join(text.split("\r\n")).strip()
    if not text:
        raise Wordless
    is_stale = minutes.is_stale(stands)
    if stands.text == text and not is_stale:
        raise Unchanged
    if stands.number != seen:
        raise CorrectedMeanwhile
    number = _next(minutes, language)
    _append(minutes, language, text, number if language == minutes.authoritative else minutes.deciding.number, by, at)
    values = {"language": language, "number": number, "before": _digest(stands.text), "text": _digest(text)}
    write(minutes.assembly, values=values)


@action("assembly.sign_minutes", allowed_to=secretariat | chair | board | treasurer)
def sign_minutes(minutes: Minutes, *, seen: int, by: Actor, at: datetime) -> None:
    """Sign the deciding text that was seen, for every office held that signs; corrected, it is signed again."""
    minutes = _held(minutes)
    signing, text = signing_of(minutes), minutes.deciding
    held = [office for office in signing.offices if may_sign(by, office, minutes.assembly.book)]
    if not held:
        raise Forbidden
    given = signatures_of(minutes)
    offices = [office for office in held if not given[office]]
    if not offices:
        raise AlreadySigned
    if text.number != seen:
        raise CorrectedMeanwhile
    for office in offices:
        minutes.signatures.create(office=office, number=seen, at=at, by=by.id)
    values = {"offices": offices, "number": seen, "text": _digest(text.text)}
    write(minutes.assembly, article=signing.answer.article, values=values)


@action("assembly.approve_minutes", allowed_to=consequence)
def approve_minutes(minutes: Minutes, *, by: Actor, at: datetime) -> None:
    """Let the text that stands in each language be the minutes, for good; approved again, they stay approved."""
    minutes = _locked(minutes)
    minutes.approved_at = minutes.approved_at or at
    minutes.save(update_fields=["approved_at"])
    write(minutes.assembly, values={"texts": {name: _digest(one.text) for name, one in minutes.latest.items()}})


def follow_approval(item: Item, outcome: Outcome, *, by: Actor, at: datetime) -> None:
    """Approve the minutes that an item is about, if it is carried."""
    if outcome.outcome == "carried":
        approve_minutes(minutes_of(item), by=by, at=at)


register_effect(Minutes._meta.label_lower, follow_approval, papers=papers_of)


def _held(minutes: Minutes) -> Minutes:
    minutes = _locked(minutes)
    if minutes.approved_at:
        raise Unchangeable
    return minutes


def _locked(minutes: Minutes) -> Minutes:
    return Minutes.objects.select_for_update(of=("self",)).select_related("assembly__edition").get(pk=minutes.pk)


def _append(minutes: Minutes, language: str, text: str, follows: int, by: Actor, at: datetime) -> None:
    said = {"text": text, "folded": folded(text), "follows": follows, "at": at, "by": by.id}
    minutes.texts.create(language=language, number=_next(minutes, language), **said)


def _next(minutes: Minutes, language: str) -> int:
    return minutes.texts.filter(language=language).count() + 1


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
