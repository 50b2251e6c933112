"""How the state of a member's file is shown: as a tag, and as a line in time."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.people.queries import language
from accede.procedure.models import Proceeding
from accede.procedure.queries.path import Stage, stages
from accede.procedure.queries.proceeding import Standing
from accede.procedure.views.showing import line
from accede.rulebook.day import day_of
from accede.wording.formats import text

State = Proceeding.State
TAGS = {State.OPEN: "now", State.WAITING: "now", State.EFFECTIVE: "done", State.ENDED: "lost"}


def tag(proceeding: Proceeding) -> dict[str, str]:
    """Return the state of a file as a tag."""
    return {"state": TAGS.get(proceeding.state, ""), "label": proceeding.get_state_display()}


def steps(proceeding: Proceeding, found: Standing) -> list[dict[str, Any]]:
    """Return a member's path as a line in time: opened, each step, and the day on which it counts."""
    days = {one.step: one.on for one in proceeding.steps.all()}
    shown = [{"label": _("Opened"), "state": "done", "lines": [line("{day}", proceeding.opened_on)]}]
    shown += [_stage(proceeding, stage, days, found) for stage in stages(proceeding.way)]
    return [*shown, _effect(proceeding)] if proceeding.way.into else shown


def _stage(proceeding: Proceeding, stage: Stage, days: dict[str, date], found: Standing) -> dict[str, Any]:
    label = text(stage.step.label, language()) or stage.step.name
    on = days.get(stage.step.name)
    if on:
        said = _("Decided {day}") if stage.step.verb == "decides" else _("Done {day}")
        return {"label": label, "state": "done", "lines": [line(said, on)]}
    is_next = proceeding.is_running and found.progress.step in stage.names
    due = found.progress.due if is_next else None
    said = _("Until {day}") if stage.step.verb == "waits" else _("By {day}")
    lines = [line(said, day_of(due.on))] if due and due.on else []
    return {"label": label, "state": "now" if is_next else "todo", "lines": lines}


def _effect(proceeding: Proceeding) -> dict[str, Any]:
    state = {State.EFFECTIVE: "done", State.WAITING: "now"}.get(proceeding.state, "todo")
    on = proceeding.effect_on if state != "todo" else None
    return {"label": _("Takes effect"), "state": state, "lines": [line("{day}", on)] if on else []}
