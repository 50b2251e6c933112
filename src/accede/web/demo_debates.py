"""The EU debates of a demo: sources, paused since a demo asks nobody, and samples of all that comes of them."""

import tomllib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from accede.debates.actions import Said, add_source, add_topic, pause_source, publish_news, take_file
from accede.debates.actions.procedure import File, note_stage, open_procedure
from accede.debates.reading import Found
from accede.journal.actions import Actor
from accede.people.queries import now
from accede.statutes.queries import day_of

SAMPLES = "demo/debates.toml"
Do = Callable[..., Any]


def fill_debates(do: Do, place: Path, *, by: Actor) -> None:
    """Fill the room of the EU debates, where the association has samples of it."""
    if not (place / SAMPLES).is_file():
        return
    samples = tomllib.loads((place / SAMPLES).read_text(encoding="utf-8"))
    for row in samples["topic"]:
        do(add_topic, row["titles"], words=row["words"], by=by)
    for row in samples["source"]:
        source = do(add_source, row | {"every_hours": 6}, by=by)
        if source.address:
            do(pause_source, source, by=by)
    do(take_file, source, found=[_found(row) for row in samples["item"]], by=by)
    for row in samples["news"]:
        do(publish_news, Said(**row), by=by)
    for row in samples["procedure"]:
        _follow(do, row, by)


def _found(row: dict[str, Any]) -> Found:
    return Found(row["title"], row["title"], row["summary"], at=now() - timedelta(days=row["days"]))


def _follow(do: Do, row: dict[str, Any], by: Actor) -> None:
    stages = row.pop("stages")
    procedure = do(open_procedure, File(**row), by=by)
    for stage in stages:
        on = day_of(now()) + timedelta(days=stage["in_days"])
        do(note_stage, procedure, on=on, titles=stage["titles"], by=by)
