"""What a demo shows of projects: one real call, which has ended, two samples that are open, and what samples do."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from accede.journal.actions import Actor
from accede.people.queries import now
from accede.projects.actions import begin_consortium, describe, note_past, publish_call, put_idea, take_calls
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call, Origin
from accede.projects.portal import Told
from accede.projects.portal.past import Made
from accede.projects.portal.told import HOUR, ZONE
from accede.register.models import Organisation

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


WORDS = {"themes": "skills, circular economy", "languages": "English, French", "founded": None, "often": "weekly"}
SAMPLE = "A sample, not a real proposal: courses in repair that count in each of our countries. Who would join us?"


def lay_projects(
    do: Callable[..., Any], samples: list[dict[str, Any]], acting: Callable[[str], Actor], *, by: Actor
) -> None:
    """Take calls in and lay them out for members; say of samples what they do, and let them look for partners."""
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
    known = [(Organisation.objects.get(name=row["name"]), acting(row["email"])) for row in samples]
    for organisation, speaker in known:
        said = {"does": "Sample: work integration", "looks_for": "Sample: partners for training", **WORDS}
        do(describe, organisation, said={**said, "types": ["network", "non_profit"]}, by=speaker)
    (first, speaker), (second, other) = known[:2]
    partners = ((first.name, ""), (second.name, ""), ("Sample town", "BE"))
    made = Made("Sample: repair across borders", partners, 2022, 2024, "Erasmus+", "", 250_000, 200_000, "Sample town")
    do(note_past, first, made=made, by=speaker)
    call = Call.objects.get(identifier="SAMPLE-COOPERATION")
    do(begin_consortium, first, call, title="Sample: skills in repair", by=speaker)
    words = {"language": "en", "title": "Sample: a school of repair in several countries", "text": SAMPLE}
    do(put_idea, second, kind="idea", call=call, **words, by=other)


def _sample(identifier: str, title: str, asked: Conditions, days: int) -> Told:
    closes = datetime.combine(now() + timedelta(days=days), HOUR, tzinfo=ZONE)
    opens = closes - timedelta(days=120)
    return Told(identifier, {"en": title}, opens=opens, deadlines=(closes,), budget=5_000_000, conditions=asked)
