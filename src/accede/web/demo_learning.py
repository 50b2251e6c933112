"""What a demo shows of learning: a seminar that was held, a training that is full, and one online for everybody."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from accede.archive import store
from accede.archive.intake import Deposit
from accede.journal.actions import Actor
from accede.learning.actions import (
    Announced,
    add_material,
    admit_guest,
    announce_event,
    note_attendance,
    register,
)
from accede.learning.models import Event
from accede.people.queries import now
from accede.register.models import Organisation
from accede.statutes.queries import day_of, zone_at

Do = Callable[..., Any]
HOURS = timedelta(hours=3)
NOTES = b"Sample: what was said at the seminar, in a few lines.\n"
SEMINAR = {
    "titles": {"en": "Sample: counting what we change", "fr": "Exemple : mesurer ce que nous changeons"},
    "texts": {
        "en": "Sample. Three indicators that every network can count, and one that none should.",
        "fr": "Exemple. Trois indicateurs que chaque réseau peut compter, et un qu’aucun ne devrait compter.",
    },
}
TRAINING = {
    "titles": {"en": "Sample: selling to a town", "fr": "Exemple : vendre à une commune"},
    "texts": {
        "en": "Sample. How tenders with social clauses are read, priced and won.\n\n- Reading a tender\n- A fair price",
        "fr": "Exemple. Lire, chiffrer et gagner un marché à clauses sociales.\n\n- Lire un marché\n- Un prix juste",
    },
}
WEBINAR = {
    "titles": {"en": "Sample: the new directive in an hour", "fr": "Exemple : la nouvelle directive en une heure"},
    "texts": {
        "en": "Sample. What changes for social enterprises, with your questions.",
        "fr": "Exemple. Ce qui change pour les entreprises sociales, avec vos questions.",
    },
}


def hold_seminar(do: Do, members: Sequence[dict[str, Any]], *, by: Actor, at: datetime) -> None:
    """Announce a seminar of the next day, for which three register."""
    begins = _hour(at, 1, 10)
    said = {"kind": "seminar", "mode": "both", "place": "Brussels", "hours": 3, "until": day_of(at)}
    seminar = _announced(do, SEMINAR | said, begins, by)
    for one in members[:2]:
        _registered(do, one, seminar, by)
    do(admit_guest, seminar, name="Guest (sample)", of="Town (sample)", **_at("guest"), by=by)


def lay_learning(do: Do, members: Sequence[dict[str, Any]], *, by: Actor) -> None:
    """Note who came to the seminar; announce a training with two places that three want, and an hour for everybody."""
    seminar = Event.objects.get()
    came, *missed = seminar.registrations.values_list("pk", flat=True)
    do(note_attendance, seminar, came=[came], missed=missed, by=by)
    deposit = Deposit("sample-notes.txt", "txt", len(NOTES), store.put([NOTES]))
    do(add_material, seminar, title="Notes (sample)", is_for_all=False, deposit=deposit, by=by)
    begins = _hour(now(), 40, 14)
    said = {"kind": "training", "mode": "place", "place": "Luxembourg", "hours": 3, "places": 2, "places_each": 1}
    training = _announced(do, TRAINING | said | {"until": day_of(begins - timedelta(days=10))}, begins, by)
    for one in members[:3]:
        _registered(do, one, training, by)
    begins = _hour(now(), 18, 11)
    online = {"kind": "seminar", "mode": "online", "link": "https://meet.example.org/sample", "audience": "public"}
    _announced(do, WEBINAR | online | {"until": day_of(begins)}, begins, by, lasts=timedelta(hours=1))


def _hour(at: datetime, days: int, hour: int) -> datetime:
    return datetime.combine(day_of(at) + timedelta(days=days), time(hour), tzinfo=zone_at(at))


def _announced(do: Do, said: dict[str, Any], begins: datetime, by: Actor, lasts: timedelta = HOURS) -> Event:
    return do(announce_event, Announced(**said, begins=begins, ends=begins + lasts), is_sample=True, by=by)


def _registered(do: Do, member: dict[str, Any], event: Event, by: Actor) -> None:
    organisation = Organisation.objects.get(name=member["name"])
    told = {"name": "Participant (sample)"} | _at(f"participant-{organisation.pk}")
    do(register, organisation, event, **told, by=by)


def _at(name: str) -> dict[str, str]:
    return {"email": f"{name}@demo.invalid", "language": "en"}
