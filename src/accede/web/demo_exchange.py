"""The exchange of a demo: what its sample members tell each other."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accede.exchange import actions
from accede.exchange.actions import Sheet
from accede.exchange.models.practice import PARTS
from accede.journal.actions import Actor
from accede.people.queries import now
from accede.register.models import Organisation
from accede.statutes.queries import day_of

SAMPLES = "demo/exchange.toml"
Do = Callable[..., Any]
Speaker = tuple[Organisation, Actor]


def fill_exchange(
    do: Do, place: Path, members: Sequence[dict[str, Any]], acting: Callable[[str], Actor], *, by: Actor, on: date
) -> None:
    """Fill the exchange, where the association has samples of it."""
    if not (place / SAMPLES).is_file():
        return
    samples = tomllib.loads((place / SAMPLES).read_text(encoding="utf-8"))
    known = [(Organisation.objects.get(name=row["name"]), acting(row["email"])) for row in members]
    _sheets(do, samples, known, by)
    _questions(do, samples, known, on)


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


def _questions(do: Do, samples: dict[str, Any], known: Sequence[Speaker], on: date) -> None:
    """Ask what samples ask, and let others answer: for so many days from today on, or on the day of the demo alone."""
    for row in samples["question"]:
        organisation, speaker = known[row["member"]]
        told = {name: row[name] for name in ("titles", "texts")}
        until = day_of(now()) + timedelta(days=row["in_days"]) if "in_days" in row else on
        found = do(actions.ask, organisation, **told, until=until, is_sample=True, by=speaker)
        for answer in row["reply"]:
            other, their = known[answer["member"]]
            do(actions.reply, other, found, words=answer["words"], by=their)
        if "summaries" in row:
            do(actions.sum_up, found, texts=row["summaries"], by=speaker)
