"""The members' space of a demo, room by room."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from accede.journal.actions import Actor
from accede.web.demo_awareness import fill_awareness
from accede.web.demo_debates import fill_debates
from accede.web.demo_exchange import fill_exchange
from accede.web.demo_learning import lay_learning
from accede.web.demo_positions import lay_positions
from accede.web.demo_projects import lay_projects


def fill_space(
    do: Callable[..., Any], place: Path, samples: dict[str, Any], acting: Callable[[str], Actor], *, by: Actor, on: date
) -> None:
    """Fill each room with samples, by the office and by those who speak for members."""
    members = samples["member"]
    lay_projects(do, members, acting, by=by)
    fill_debates(do, place, by=by)
    fill_awareness(do, place, {row["name"]: acting(row["email"]) for row in members}, by=by)
    fill_exchange(do, place, members, acting, by=by, on=on)
    lay_learning(do, members, by=by)
    lay_positions(do, samples, by=by, on=on)
