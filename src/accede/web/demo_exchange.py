"""The exchange of a demo: what its sample members tell each other."""

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from accede.exchange import actions
from accede.exchange.actions import Sheet
from accede.exchange.models.practice import PARTS
from accede.journal.actions import Actor
from accede.register.models import Organisation

SAMPLES = "demo/exchange.toml"
Do = Callable[..., Any]
Speaker = tuple[Organisation, Actor]


def fill_exchange(
    do: Do, place: Path, members: Sequence[dict[str, Any]], acting: Callable[[str], Actor], *, by: Actor
) -> None:
    """Fill the exchange, where the association has samples of it."""
    if not (place / SAMPLES).is_file():
        return
    samples = tomllib.loads((place / SAMPLES).read_text(encoding="utf-8"))
    known = [(Organisation.objects.get(name=row["name"]), acting(row["email"])) for row in members]
    _sheets(do, samples, known, by)


def _sheets(do: Do, samples: dict[str, Any], known: Sequence[Speaker], by: Actor) -> None:
    """Publish all sheets but the last, which its member has handed in."""
    targets = [do(actions.add_target, row["titles"], by=by) for row in samples["target"]]
    *shown, last = samples["practice"]
    for row in (*shown, last):
        organisation, speaker = known[row["member"]]
        texts = {part: row["texts"].get(part, {}) for part in PARTS}
        sheet = Sheet(row["country"], row["transferable"], "en", row["titles"], texts)
        told = {"targets": [targets[one] for one in row["targets"]], "is_sample": True}
        found = do(actions.draft_practice, organisation, sheet=sheet, **told, by=speaker)
        if row is last:
            do(actions.offer_practice, found, by=speaker)
        else:
            do(actions.publish_practice, found, audience="members", by=by)
