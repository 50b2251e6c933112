"""The exchange of a demo: what its sample members tell each other."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accede.exchange import actions
from accede.exchange.actions import Sheet
from accede.exchange.actions.visit import Invitation
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
    _groups(do, samples, known, by)
    _visits(do, samples, known)


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


def _groups(do: Do, samples: dict[str, Any], known: Sequence[Speaker], by: Actor) -> None:
    """Form groups, and let members join and meet."""
    for row in samples["group"]:
        told = {"titles": row["titles"], "texts": row["texts"]}
        found = do(actions.form_group, told["titles"], texts=told["texts"], is_sample=True, by=by)
        for one in row["members"]:
            organisation, speaker = known[one]
            do(actions.join_group, organisation, found, by=speaker)
        if "lead" in row:
            do(actions.change_group, found, **told, lead=known[row["lead"]][0], by=by)
        for one in row.get("meetings", ()):
            begins = (now() + timedelta(days=one["in_days"])).replace(hour=9, minute=0, second=0, microsecond=0)
            told = {"begins": begins, "ends": begins + timedelta(hours=2), "place": one["place"]}
            do(actions.set_meeting, found, **told, by=by)


def _visits(do: Do, samples: dict[str, Any], known: Sequence[Speaker]) -> None:
    """Let members invite each other, and some ask for places."""
    for row in samples["visit"]:
        organisation, speaker = known[row["member"]]
        begins = day_of(now()) + timedelta(days=row["in_days"])
        days = {
            "begins": begins,
            "ends": begins + timedelta(days=row["days"] - 1),
            "until": begins - timedelta(days=14),
        }
        offer = Invitation(row["titles"], row["texts"], row["place"], **days, places=row["places"])
        found = do(actions.invite, organisation, offer=offer, is_sample=True, by=speaker)
        for one in row["coming"]:
            guest, their = known[one["member"]]
            do(actions.come, guest, found, people=one["people"], contact="guest@example.org", by=their)
