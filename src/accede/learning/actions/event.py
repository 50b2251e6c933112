"""An event is announced, changed and cancelled, and who takes part is told."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.learning import mails
from accede.learning.actions.holding import Over, held, move_up, tell
from accede.learning.models import Event, Registration
from accede.people.capacities import clock, secretariat
from accede.space.actions import publish, withdraw
from accede.space.actions.shelf import Laid
from accede.space.models import Audience, Kind
from accede.statutes.queries import day_of
from accede.wording.markdown import beginning, plain

State = Registration.State
TOLD = ("begins", "ends", "mode", "place")  # who takes part hears of a change of these


class EndsBeforeItBegins(Refused):
    """Time has one direction."""

    sentence = _("It ends after it begins.")


class RegisteringTooLong(Refused):
    """Nobody registers for what is over."""

    sentence = _("The last day to register is not after the day on which it begins.")


class NoPlaceNamed(Refused):
    """Whoever comes must know where to."""

    sentence = _("Say where it is, unless it is online.")


@dataclass(frozen=True)
class Announced:
    """What is said of an event; titles and texts by language."""

    kind: str
    titles: dict[str, str]
    mode: str
    begins: datetime
    ends: datetime
    until: date
    audience: str = Audience.MEMBERS
    texts: dict[str, str] = field(default_factory=dict)
    place: str = ""
    link: str = ""
    hours: int | None = None
    places: int | None = None
    places_each: int | None = None


@action("learning.announce_event", allowed_to=secretariat)
def announce_event(said: Announced, *, is_sample: bool = False, by: Actor, at: datetime) -> Event:
    """Announce an event; from now on people register for it."""
    _check(said)
    event = Event.objects.create(**vars(said), is_sample=is_sample, announced_at=at)
    write(event, values=_told(said))
    _lay(event, by, at)
    return event


@action("learning.change_event", allowed_to=secretariat)
def change_event(event: Event, *, said: Announced, by: Actor, at: datetime) -> Event:
    """Say what is true now; who takes part hears of another time or place, and of a place that has become free."""
    event = held(event)
    _check(said)
    is_moved = any(getattr(event, name) != getattr(said, name) for name in TOLD)
    for name, value in vars(said).items():
        setattr(event, name, value)
    event.reminded_at = None if is_moved else event.reminded_at
    event.save()
    write(event, values=_told(said))
    _lay(event, by, at)
    if not event.has_begun(at):
        if is_moved:
            tell(mails.CHANGED, event, _registered(event), by, at)
        tell(mails.FREED, event, move_up(event, at), by, at)
    return event


@action("learning.cancel_event", allowed_to=secretariat)
def cancel_event(event: Event, *, reason: str, by: Actor, at: datetime) -> Event:
    """Call an event off, and tell everybody who registered why."""
    event = held(event)
    if event.ends <= at:
        raise Over
    event.cancelled_at, event.reason = at, reason.strip()
    event.save(update_fields=["cancelled_at", "reason"])
    write(event, values={"reason": event.reason})
    withdraw(named(event), by=by, at=at)
    tell(mails.CANCELLED, event, _registered(event), by, at)
    return event


@action("learning.remind_of_event", allowed_to=clock)
def remind_of_event(event: Event, *, by: Actor, at: datetime) -> None:
    """Tell those who have a place that it is near, once."""
    event = held(event)
    event.reminded_at = at
    event.save(update_fields=["reminded_at"])
    placed = [one for one in _registered(event) if one.state == State.PLACED]
    write(event, values={"letters": len(placed)})
    tell(mails.SOON, event, placed, by, at)


def _check(said: Announced) -> None:
    if said.ends <= said.begins:
        raise EndsBeforeItBegins
    if said.until > day_of(said.begins):
        raise RegisteringTooLong
    if said.mode != Event.Mode.ONLINE and not said.place:
        raise NoPlaceNamed


def _told(said: Announced) -> dict[str, object]:
    # The link is for those who have a place; the journal has more readers.
    return {name: value for name, value in vars(said).items() if name != "link"}


def _registered(event: Event) -> list[Registration]:
    return list(event.registrations.exclude(state=State.ASKED).select_related("organisation", "account"))


def _lay(event: Event, by: Actor, at: datetime) -> None:
    words = {lang: plain(text) for lang, text in event.texts.items()}
    laid = Laid(
        kind=Kind.TRAINING,
        audience=Audience(event.audience),
        address=f"space/learning/{event.pk}/",
        titles=event.titles,
        summaries={lang: beginning(text) for lang, text in words.items()},
        body="\n".join([*words.values(), event.place]),
        begins=event.begins,
        ends=event.ends,
    )
    publish(named(event), laid, by=by, at=at)
