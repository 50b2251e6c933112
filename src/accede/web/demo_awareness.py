"""Stories and a campaign of a demo: samples, whose pictures are of words alone, so that they show nobody."""

import tomllib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from accede.archive import store
from accede.archive.intake import Deposit
from accede.awareness.actions import Said, Told, add_material, start_campaign, take_part, tell_story
from accede.awareness.models import Story
from accede.journal.actions import Actor
from accede.people.queries import now
from accede.post.typeset import picture_png
from accede.register.models import Organisation
from accede.statutes.queries import day_of

SAMPLES = "demo/awareness.toml"
Do = Callable[..., Any]


def fill_awareness(do: Do, place: Path, speakers: dict[str, Actor], *, by: Actor) -> None:
    """Tell what samples do, where the association has samples of it; `speakers` speak for them, by name."""
    if not (place / SAMPLES).is_file():
        return
    samples = tomllib.loads((place / SAMPLES).read_text(encoding="utf-8"))
    stories = [_tell(do, row, by) for row in samples["story"]]
    for row in samples["campaign"]:
        _start(do, row, stories, speakers, by)


def _tell(do: Do, row: dict[str, Any], by: Actor) -> Story:
    organisation = Organisation.objects.get(name=row.pop("member"))
    picture = _picture(row["titles"]["en"]) if "alts" in row else None
    return do(tell_story, Told(**row, organisation=organisation), picture=picture, is_sample=True, by=by)


def _start(do: Do, row: dict[str, Any], stories: list[Story], speakers: dict[str, Actor], by: Actor) -> None:
    begins = day_of(now()) - timedelta(days=row.pop("since_days"))
    members, poster = row.pop("members"), row.pop("poster")
    said = Said(**row, begins=begins, ends=begins + timedelta(days=90))
    campaign = do(start_campaign, said, stories=stories, is_sample=True, by=by)
    do(add_material, campaign, title=poster, language="en", deposit=_picture(poster), by=by)
    for name in members:
        do(take_part, Organisation.objects.get(name=name), campaign, by=speakers[name])


def _picture(says: str) -> Deposit:
    content = picture_png(short="Sample", name="", says=says, language="en")
    return Deposit("sample.png", "png", len(content), store.put([content]))
