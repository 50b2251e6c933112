"""The meetings of a demo: two assemblies to come, a rehearsal that is open today, and a meeting of the Board."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accede.assembly.actions import (
    add_item,
    add_point,
    answer_nomination,
    call_election,
    convene_sitting,
    nominate,
    note_attendance,
    open_assembly,
    open_ballot,
    plan_assembly,
    plan_sitting,
)
from accede.assembly.actions.entrusting import accept_proxy, entrust
from accede.assembly.actions.rehearsal import plan_rehearsal
from accede.assembly.actions.speaker import name_speaker
from accede.assembly.models import Assembly, Election
from accede.journal.actions import Actor
from accede.people.queries import now
from accede.register.models import Organisation
from accede.statutes.models import Edition

# A convocation leaves a month before, and a request arrives two weeks before: both are still to come.
ASSEMBLY_IN, NEXT_ASSEMBLY_IN, SITTING_IN = timedelta(days=47), timedelta(days=207), timedelta(days=20)
Do = Callable[..., Any]
Samples = list[dict[str, Any]]


def plan_assemblies(do: Do, edition: Edition, *, by: Actor) -> None:
    """Plan the next two assemblies, with the accounts on their agendas."""
    for place, ahead in (("Porto, Portugal", ASSEMBLY_IN), ("Ghent, Belgium", NEXT_ASSEMBLY_IN)):
        opens = _opens(edition, ahead, 14)
        assembly = do(plan_assembly, day=opens.date(), opens_at=opens, place=place, by=by)
        title = {"en": "Accounts of the past year", "fr": "Comptes de l’année écoulée"}
        do(add_item, assembly, matter="accounts", title=title, by=by)


def convene_board(do: Do, points: Samples, edition: Edition, *, by: Actor) -> None:
    """Convene the Board to a meeting with these points."""
    opens = _opens(edition, SITTING_IN, 10)
    sitting = do(plan_sitting, body="board", opens_at=opens, place="Brussels", is_sample=True, by=by)
    for one in points:
        do(add_point, sitting, **one, by=by)
    do(convene_sitting, sitting, by=by)


def put_election(do: Do, assembly: Assembly, samples: Samples, *, by: Actor) -> None:
    """Put an election on an agenda, for which the delegates of the first sample members stand."""
    election = do(call_election, assembly, seat="board.director", seats=1, by=by).election
    for row in samples[:2]:
        of = Organisation.objects.get(name=row["name"])
        person = {"name": f"{row['name']}, delegate", "email": row["email"], "organisation": of}
        one = do(nominate, None, election, **person, by=by)
        do(answer_nomination, one.account, one, accepts=True, by=by)


def rehearse(assembly: Assembly, samples: Samples, *, by: Actor, chair: Actor) -> None:
    """Open a rehearsal today: sample members attend, one is represented, and a ballot is open. Nothing of it counts."""
    at = now()
    rehearsal = plan_rehearsal(assembly, by=by, at=at)
    open_assembly(rehearsal, by=chair, at=at)
    first, second, *others = (Organisation.objects.get(name=row["name"]) for row in samples)
    accept_proxy(entrust(second, rehearsal, holder=first, by=by, at=at), by=by, at=at)
    for one in (first, *others):
        note_attendance(one, rehearsal, mode="present", by=by, at=at)
    # They are of one country, and share its voice.
    name_speaker(second, rehearsal, speaker=first, by=by, at=at)
    open_ballot(Election.objects.get(item__assembly=rehearsal).item, by=chair, at=at)


def _opens(edition: Edition, ahead: timedelta, hour: int) -> datetime:
    zone = ZoneInfo(edition.book.rulebook.time_zone)
    return datetime.combine((now() + ahead).date(), time(hour), tzinfo=zone)
