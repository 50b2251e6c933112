"""Who stands at each step of the paths by which one joins: the candidacies as a board."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.journal.actions import Actor
from accede.people.queries import language
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import SHOWN_AT_A_STEP, AtStep, by_step
from accede.procedure.queries.path import Stage, entrances, label_of, path_label, stages
from accede.procedure.queries.permission import office
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.statutes.queries import book_at, day_of
from accede.wording.formats import country, day


def candidacies_by_step(actor: Actor, at: datetime) -> list[dict[str, Any]]:
    """Return who stands at each step, for those who may see it; nothing for others."""
    return boards(book_at(at), by_step(), at) if office(actor) else []


def boards(book: Book, standing: dict[tuple[str, str], AtStep], at: datetime) -> list[dict[str, Any]]:
    """Return the paths by which one joins, each with its steps and who stands there; the name only where it tells."""
    paths = entrances(book)
    told = len(paths) > 1
    return [{"label": path_label(one, language()) if told else "", "many": board(one, standing, at)} for one in paths]


def board(path: Path, standing: dict[tuple[str, str], AtStep], now: datetime) -> list[dict[str, Any]]:
    """Return the steps of a path, each with who stands there."""
    at = {name: found for (way, name), found in standing.items() if way == path.name}
    return [_column(stage, [at[name] for name in stage.names if name in at], now) for stage in stages(path)]


def _column(stage: Stage, standing: list[AtStep], at: datetime) -> dict[str, Any]:
    shown = [_card(one, at) for each in standing for one in each.candidacies][:SHOWN_AT_A_STEP]
    count = sum(each.count for each in standing)
    if count > len(shown):
        url = f"{reverse('candidacies')}?step={stage.names[0]}"
        more = ngettext("and one more", "and %(n)d more", count - len(shown)) % {"n": count - len(shown)}
        shown.append({"label": more, "url": url})
    return {
        "label": label_of(stage.step, language()),
        "state": "done" if shown else "todo",
        "candidacies": shown,
        "empty": _("Nobody"),
    }


def _card(candidacy: Candidacy, at: datetime) -> dict[str, Any]:
    organisation = candidacy.organisation
    return {
        "label": organisation.name,
        "url": candidacy.get_absolute_url(),
        "country": country(organisation.country, language()) if organisation.country else "",
        "lines": [_since(candidacy, at)],
    }


def _since(candidacy: Candidacy, at: datetime) -> dict[str, Any]:
    # What is late of it is said as the list says it.
    if candidacy.meets_at and candidacy.meets_at <= at:
        return {"text": _("late: the meeting is not written down"), "facts": []}
    if candidacy.assembly and candidacy.assembly.day < day_of(at):
        return {"text": _("late: its assembly is over"), "facts": []}
    said, on = _("since {day}"), day_of(candidacy.opened_at)
    if candidacy.meets_at:
        said, on = _("meeting on {day}"), day_of(candidacy.meets_at)
    elif candidacy.assembly:
        said, on = _("for {day}"), candidacy.assembly.day
    written = day(on, language())
    return {"text": said.format(day=written), "facts": [written]}
