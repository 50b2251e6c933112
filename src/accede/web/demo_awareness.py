"""Stories of a demo: samples, each with a picture of words alone, so that it shows nobody."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from accede.archive import store
from accede.archive.intake import Deposit
from accede.awareness.actions import Told, tell_story
from accede.journal.actions import Actor
from accede.post.typeset import picture_png
from accede.register.models import Organisation

SAMPLES = "demo/awareness.toml"
Do = Callable[..., Any]


def fill_awareness(do: Do, place: Path, *, by: Actor) -> None:
    """Tell what samples do, where the association has samples of it."""
    if not (place / SAMPLES).is_file():
        return
    samples = tomllib.loads((place / SAMPLES).read_text(encoding="utf-8"))
    for row in samples["story"]:
        organisation = Organisation.objects.get(name=row.pop("member"))
        do(tell_story, Told(**row, organisation=organisation), picture=_picture(row), is_sample=True, by=by)


def _picture(row: dict[str, Any]) -> Deposit | None:
    if "alts" not in row:
        return None
    content = picture_png(short="Sample", name="", says=row["titles"]["en"], language="en")
    return Deposit("sample.png", "png", len(content), store.put([content]))
