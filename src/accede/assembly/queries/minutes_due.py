"""Which minutes somebody has to draft or to sign."""

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly
from accede.assembly.queries.minutes import may_sign, signatures_of, written_by
from accede.assembly.queries.naming import assembly_name
from accede.journal.actions import Actor
from accede.people.capacities import board, chair, secretariat, treasurer
from accede.people.queries import DueRow

MINUTED = Q(state=Assembly.State.CLOSED) & (Q(minutes=None) | Q(minutes__approved_at=None))
writing = secretariat | chair | board | treasurer


def minutes_due(actor: Actor, over: Iterable[Assembly]) -> list[DueRow]:
    """Return of closed assemblies the minutes to draft, for the secretariat, and to sign, for whoever signs them."""
    drafted = [one for one in over if hasattr(one, "minutes")]
    rows = list(_to_draft(one for one in over if one not in drafted)) if secretariat(actor) else []
    return [*rows, *_to_sign(actor, drafted)] if writing(actor) else []


def _to_draft(over: Iterable[Assembly]) -> Iterator[DueRow]:
    for one in over:
        title = _("Draft the minutes: %(assembly)s") % {"assembly": assembly_name(one)}
        yield _row(one, title, _("To the minutes"))


def _to_sign(actor: Actor, drafted: Iterable[Assembly]) -> Iterator[DueRow]:
    for one in drafted:
        given = signatures_of(one.minutes).items()
        if any(not signature and may_sign(actor, office, one.book) for office, signature in given):
            title = _("Sign the minutes: %(assembly)s") % {"assembly": assembly_name(one)}
            yield _row(one, title, _("Read and sign"))


def _row(assembly: Assembly, title: str, act: str) -> DueRow:
    due, url = written_by(assembly), reverse("minutes", args=[assembly.address])
    return DueRow(on=due.on if due else None, title=title, answer=due, act_label=act, act_url=url)
