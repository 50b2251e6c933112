"""What a demo shows of projects: one real call, which has ended, and two samples that are open."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from accede.journal.actions import Actor
from accede.people.queries import now
from accede.projects.actions import publish_call, take_calls
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call, Origin
from accede.projects.portal import Told

REAL = Told(
    "ESF-2025-OG-NETW-NGO-SGA",
    {"en": "Annual operating grants for EU-level networks of social NGOs"},
    programme="ESF+",
    url="https://euro-access.eu/en/calls/1784/Annual-operating-grants-to-support-EU-level-Social-NGO-Networks",
    opens=datetime(2025, 2, 4, 23, tzinfo=UTC),
    deadlines=(datetime(2025, 4, 15, 15, tzinfo=UTC),),
    budget=13_250_000,
    conditions=Conditions(
        countries=("eu", "easi_associated"),
        types=("eu_network",),
        min_organisations=1,
        max_organisations=1,
        rate="85%",
        grant_min=100_000,
        grant_max=1_250_000,
    ),
)
COOPERATION = Conditions(
    countries=("eu", "erasmus_associated"),
    min_organisations=3,
    min_countries=3,
    rate="80%",
    prefinancing="80%",
    grant_min=120_000,
    grant_max=400_000,
    source="Sample",
)
MISSION = Conditions(
    countries=("eu",),
    countries_open=True,
    min_organisations=4,
    max_organisations=10,
    required=[{"type": "public_authority", "organisations": 3, "countries": 3}, {"type": "enterprise"}],
    rate="75%",
    source="Sample",
)


def lay_projects(do: Callable[..., Any], *, by: Actor) -> None:
    """Take the calls in and lay them out for members."""
    today = now()
    several = [
        REAL,
        _sample("SAMPLE-COOPERATION", "Sample: skills recognised in enterprises for work integration", COOPERATION, 95),
        _sample("SAMPLE-MISSION", "Sample: social economy in rural areas, towns and networks together", MISSION, 40),
    ]
    do(take_calls, several, origin=Origin.FILE, by=by)
    for call in Call.objects.filter(closes__gt=today):
        do(publish_call, call, audience="members", by=by)
    do(publish_call, Call.objects.get(identifier=REAL.identifier), audience="public", by=by)


def _sample(identifier: str, title: str, asked: Conditions, days: int) -> Told:
    closes = (now() + timedelta(days=days)).replace(hour=15, minute=0, second=0, microsecond=0)
    opens = closes - timedelta(days=120)
    return Told(identifier, {"en": title}, opens=opens, deadlines=(closes,), budget=5_000_000, conditions=asked)
