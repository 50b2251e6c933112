"""Members and the office write sheets of good practice, the office publishes them; the shelf follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.exchange.actions.holding import writers
from accede.exchange.models import Practice, Target
from accede.exchange.models.practice import PARTS
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import secretariat
from accede.register.models import Organisation
from accede.register.queries import own_organisation
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.space.queries.languages import behind
from accede.wording.folding import words_of
from accede.wording.markdown import beginning

State = Practice.State


class NotThere(Refused):
    """Each deed has its time."""

    sentence = _("This sheet is no longer where you saw it. Look at it again.")


class Published(Refused):
    """What everybody reads is changed by whoever answers for it."""

    sentence = _("This sheet is published: the secretariat changes it. Write to it.")


@dataclass(frozen=True)
class Sheet:
    """What a sheet says; titles by language, texts by part and language."""

    country: str
    transferable: str
    language: str
    titles: dict[str, str]
    texts: dict[str, dict[str, str]]


@action("exchange.draft_practice", allowed_to=own_organisation | secretariat)
def draft_practice(
    organisation: Organisation | None,
    *,
    sheet: Sheet,
    targets: Iterable[Target] = (),
    is_sample: bool = False,
    by: Actor,
    at: datetime,
) -> Practice:
    """Begin a sheet, of a member or of the association."""
    practice = Practice(organisation=organisation, is_sample=is_sample, at=at, by=by.id)
    _say(practice, sheet, targets)
    write(practice, values={"organisation": organisation, "titles": sheet.titles})
    return practice


@action("exchange.word_practice", allowed_to=writers)
def word_practice(
    practice: Practice,
    *,
    sheet: Sheet,
    targets: Iterable[Target] = (),
    is_current: bool = False,
    by: Actor,
    at: datetime,
) -> Practice:
    """Say something else in a sheet. Translations that did not change with it are behind, unless they are `is_current`.

    What is published its office alone changes.
    """
    practice = _there(practice, State.DRAFT, State.OFFERED, State.PUBLISHED)
    if practice.state == State.PUBLISHED and not secretariat(by):
        raise Published
    parts = [_parts(one) for one in (practice, sheet)]
    practice.stale = [] if is_current else behind(practice.stale, sheet.language, *parts)
    _say(practice, sheet, targets)
    _lay(practice, by, at)
    write(practice, values={"titles": sheet.titles, "stale": practice.stale})
    return practice


@action("exchange.offer_practice", allowed_to=writers)
def offer_practice(practice: Practice, *, by: Actor, at: datetime) -> None:
    """Hand a sheet to the secretariat, which publishes it."""
    _move(practice, State.DRAFT, to=State.OFFERED, remark="")


@action("exchange.return_practice", allowed_to=secretariat)
def return_practice(practice: Practice, *, remark: str, by: Actor, at: datetime) -> None:
    """Give a sheet back to whoever wrote it, and say what is missing."""
    _move(practice, State.OFFERED, to=State.DRAFT, remark=remark.strip())


@action("exchange.publish_practice", allowed_to=secretariat)
def publish_practice(practice: Practice, *, audience: str, by: Actor, at: datetime) -> None:
    """Show a sheet to members or to everybody; one that is shown already, to whom it is for now."""
    practice = _move(
        practice, *State.values, to=State.PUBLISHED, audience=Audience(audience), remark="", published_at=at
    )
    _lay(practice, by, at)


@action("exchange.withdraw_practice", allowed_to=writers)
def withdraw_practice(practice: Practice, *, by: Actor, at: datetime) -> None:
    """Take a sheet back: it is shown no more."""
    practice = _move(practice, State.DRAFT, State.OFFERED, State.PUBLISHED, to=State.WITHDRAWN)
    withdraw(named(practice), by=by, at=at)


def _there(practice: Practice, *states: str) -> Practice:
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    if practice.state not in states:
        raise NotThere
    return practice


def _move(practice: Practice, *states: str, to: str, **said: object) -> Practice:
    practice = _there(practice, *states)
    for name, value in {"state": to, **said}.items():
        setattr(practice, name, value)
    practice.save()
    write(practice, values={"state": to, "audience": practice.audience})
    return practice


def _say(practice: Practice, sheet: Sheet, targets: Iterable[Target]) -> None:
    for name, value in vars(sheet).items():
        setattr(practice, name, value)
    said = [words for part in _parts(sheet) for words in part.values()]
    named_by = practice.organisation.name if practice.organisation else ""
    practice.words = f" {' '.join(words_of(*said, named_by))} "
    practice.save()
    practice.targets.set(targets)


def _parts(one: Practice | Sheet) -> list[dict[str, str]]:
    # In the order of `PARTS`: a database may keep another.
    return [one.titles, *(one.texts.get(part, {}) for part in PARTS)]


def _lay(practice: Practice, by: Actor, at: datetime) -> None:
    if practice.state != State.PUBLISHED:
        return
    laid = Laid(
        kind=Kind.PRACTICE,
        audience=Audience(practice.audience),
        address=f"space/practices/{practice.pk}/",
        titles=practice.titles,
        summaries={lang: beginning(words) for lang, words in practice.texts["what"].items()},
        body=practice.words,
        country=practice.country,
    )
    publish(named(practice), laid, by=by, at=at)
