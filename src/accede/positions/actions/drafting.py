"""A consultation is drafted, opened, brought to its final text, or dropped."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.positions.actions.holding import NotItsTime, PastDay, check_said, held
from accede.positions.actions.telling import tell_members
from accede.positions.models import Amendment, Consultation, Version
from accede.positions.queries.offices import drafters
from accede.positions.queries.text import everything, laid, latest, translated, uneven
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import day_of, last_minute_of

State = Consultation.State
Texts = Mapping[str, str]


class Uneven(Refused):
    """What translates a text has its paragraphs."""

    sentence = _("Each language must have the same number of paragraphs. Empty lines part one from the next.")


class NoText(Refused):
    """Nobody is asked about nothing."""

    sentence = _("There is no text yet.")


class AmendmentsOpen(Refused):
    """No amendment outlives its consultation without an answer."""

    sentence = _("An amendment still waits for its answer.")


@action("positions.draft_consultation", allowed_to=drafters)
def draft_consultation(
    *, titles: Texts, questions: Texts, language: str, until: date, is_sample: bool = False, by: Actor, at: datetime
) -> Consultation:
    """Begin a consultation on a text that is still to be worded; `language` is that of the text that decides."""
    if until < day_of(at):
        raise PastDay
    said = {"titles": _said(titles), "questions": _said(questions), "language": language}
    check_said(said["titles"].get(language, ""))
    consultation = Consultation.objects.create(**said, until=until, is_sample=is_sample, drafted_at=at)
    write(consultation, values={"titles": said["titles"], "language": language, "until": until})
    return consultation


@action("positions.word_text", allowed_to=drafters)
def word_text(consultation: Consultation, *, texts: Texts, by: Actor, at: datetime) -> Version:
    """Word the whole text in every language, before members have it."""
    consultation = held(consultation, State.DRAFT)
    check_said(texts.get(consultation.language, ""))
    if uneven(texts, consultation.language):
        raise Uneven
    said = {"paragraphs": laid(texts), "at": at}
    version, _is_new = consultation.versions.update_or_create(number=1, defaults=said)
    write(consultation, values={"paragraphs": len(version.paragraphs)})
    return version


@action("positions.translate_text", allowed_to=drafters)
def translate_text(
    consultation: Consultation, *, language: str, words: Mapping[int, str], by: Actor, at: datetime
) -> Version:
    """Bring another language up to what the text that decides says now, paragraph by paragraph."""
    consultation = held(consultation, State.OPEN, State.FINAL, State.ADOPTED)
    if language == consultation.language:
        raise NotItsTime  # what decides is changed by amendments alone
    version = latest(consultation)
    version.paragraphs = translated(version.paragraphs, language, words)
    version.save(update_fields=["paragraphs"])
    write(consultation, values={"language": language, "version": version.number})
    return version


@action("positions.open_consultation", allowed_to=drafters)
def open_consultation(consultation: Consultation, *, by: Actor, at: datetime) -> Consultation:
    """Ask the members: they comment and propose amendments until the last day."""
    consultation = held(consultation, State.DRAFT)
    if not latest(consultation).paragraphs:
        raise NoText
    if consultation.until < day_of(at):
        raise PastDay
    _moved(consultation, State.OPEN, {"until": consultation.until})
    lay(consultation, by, at)
    tell_members(consultation, by, at)
    return consultation


@action("positions.move_deadline", allowed_to=drafters)
def move_deadline(consultation: Consultation, *, until: date, by: Actor, at: datetime) -> Consultation:
    """Choose another last day for comments and amendments; also after it has passed."""
    consultation = held(consultation, State.DRAFT, State.OPEN)
    if until < day_of(at):
        raise PastDay
    before, consultation.until = consultation.until, until
    consultation.save(update_fields=["until"])
    write(consultation, values={"before": before, "until": until})
    if consultation.state == State.OPEN:
        lay(consultation, by, at)
    return consultation


@action("positions.finish_text", allowed_to=drafters)
def finish_text(consultation: Consultation, *, until: date, by: Actor, at: datetime) -> Consultation:
    """Say that the text is final, once each amendment has its answer; members take their stand until a day."""
    consultation = held(consultation, State.OPEN)
    if until < day_of(at):
        raise PastDay
    if consultation.amendments.filter(state__in=(Amendment.State.PROPOSED, Amendment.State.VOTING)).exists():
        raise AmendmentsOpen
    if not latest(consultation).paragraphs:
        raise NoText
    consultation.stands_until = until
    _moved(consultation, State.FINAL, {"until": until, "version": latest(consultation).number})
    lay(consultation, by, at)
    return consultation


@action("positions.drop_consultation", allowed_to=drafters)
def drop_consultation(consultation: Consultation, *, reason: str, by: Actor, at: datetime) -> Consultation:
    """End a consultation of which no position comes, and say why."""
    consultation = held(consultation, State.DRAFT, State.OPEN, State.FINAL)
    consultation.reason = check_said(reason)
    _moved(consultation, State.DROPPED, {"reason": consultation.reason})
    withdraw(named(consultation), by=by, at=at)
    return consultation


def lay(consultation: Consultation, by: Actor, at: datetime) -> None:
    """Lay what members are asked on the shelf, dated by the day on which it ends."""
    ends = last_minute_of(consultation.ends)
    laid_so = Laid(
        kind=Kind.CONSULTATION,
        audience=Audience.MEMBERS,
        address=f"space/positions/{consultation.pk}/",
        titles=consultation.titles,
        summaries=consultation.questions,
        body=everything(latest(consultation).paragraphs),
        begins=ends,
        ends=ends,
    )
    publish(named(consultation), laid_so, by=by, at=at)


def _said(texts: Texts) -> dict[str, str]:
    return {language: words.strip() for language, words in texts.items() if words.strip()}


def _moved(consultation: Consultation, state: str, values: dict[str, object]) -> None:
    consultation.state = state
    consultation.save(update_fields=["state", "stands_until", "reason"])
    write(consultation, values={"state": state, **values})
