"""What stands beside a member's file: the assembly that votes on it, and the appeal against what was decided."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.journal.actions import Actor
from accede.people.capacities import secretariat
from accede.procedure.models import Proceeding
from accede.procedure.queries.permission import minuting, own_file
from accede.procedure.queries.proceeding import Standing, appeal_of
from accede.procedure.queries.voting import assembly_for, voted_on, waiting_item
from accede.procedure.views.showing import cited, written


def before_assembly(actor: Actor, proceeding: Proceeding, today: date) -> dict[str, Any]:
    """Return the assembly that votes on a file, or the one on whose agenda it can be put, and by whom."""
    if not proceeding.is_running or voted_on(proceeding) is None:
        return {}
    item = waiting_item(proceeding)
    open_to = None if item else assembly_for(proceeding, today)
    return {
        "is_voted_on": True,
        "item": item,
        "agenda_of": open_to,
        "may_put": bool(minuting(actor)) and open_to is not None,
    }


def appealing(actor: Actor, proceeding: Proceeding, found: Standing, today: date) -> dict[str, Any]:
    """Return the appeal that was made, or until when one can be made, and by whom."""
    last, made = found.progress.appeal_by, appeal_of(proceeding)
    if (
        hasattr(proceeding, "appeal")
        or last is None
        or proceeding.line_id
        or proceeding.state == Proceeding.State.WITHDRAWN
    ):
        return {"appeal_made": made}
    in_time = last.on is None or today <= last.on
    told = _("An appeal can be made until {day}.") if in_time else _("An appeal could be made until {day}.")
    text = told.format(day=written(last.on)) if last.on else _("An appeal can be made.")
    may = in_time and bool(own_file(actor, proceeding) or secretariat(actor))
    return {"appeal_said": {"text": text, "cite": cited(last, proceeding.book)}, "may_appeal": may}
