"""Which minutes somebody has to draft or to sign."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Minutes
from accede.assembly.queries.minutes import may_sign, signatures_of, written_by
from accede.assembly.queries.naming import assembly_name
from accede.journal.actions import Actor
from accede.people.capacities import board, chair, secretariat, treasurer
from accede.people.queries import DueRow


def minutes_due(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return the minutes to draft, for the secretariat, and those to sign, for whoever signs them."""
    rows = list(_to_draft()) if secretariat(actor) else []
    return [*rows, *_to_sign(actor)] if (secretariat | chair | board | treasurer)(actor) else []


def _to_draft() -> Iterator[DueRow]:
    over = Assembly.objects.filter(state=Assembly.State.CLOSED, minutes=None, is_rehearsal=False)
    for one in over.select_related("edition"):
        title = _("Draft the minutes: %(assembly)s") % {"assembly": assembly_name(one)}
        yield _row(one, title, _("To the minutes"))


def _to_sign(actor: Actor) -> Iterator[DueRow]:
    for one in Minutes.objects.filter(approved_at=None).select_related("assembly__edition"):
        book = one.assembly.book
        if any(not given and may_sign(actor, office, book) for office, given in signatures_of(one).items()):
            title = _("Sign the minutes: %(assembly)s") % {"assembly": assembly_name(one.assembly)}
            yield _row(one.assembly, title, _("Read and sign"))


def _row(assembly: Assembly, title: str, act: str) -> DueRow:
    due, url = written_by(assembly), reverse("minutes", args=[assembly.address])
    return DueRow(on=due.on if due else None, title=title, answer=due, act_label=act, act_url=url)
