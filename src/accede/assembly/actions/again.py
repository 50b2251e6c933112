"""A meeting without a quorum is called again, where its article knows a second call."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.copying import deal_with_again
from accede.assembly.actions.meeting import AlreadyPlanned, PastDay, locked
from accede.assembly.actions.shelf import lay
from accede.assembly.models import Assembly
from accede.assembly.queries.again import to_call_again
from accede.assembly.queries.agenda import address_of
from accede.assembly.queries.naming import sentence_of
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of


class NoSecondCall(Refused):
    """Only what had no quorum is called again, once, and only where an article says so."""

    sentence = _("Nothing here can be called again: no article knows a second call for it, or it was called already.")


class WrongDay(Refused):
    """A second call is held between the days of its article; the verdict says which."""

    def __init__(self, assembly: Assembly, verdict: Verdict) -> None:
        super().__init__(sentence_of(verdict, assembly), verdict=verdict)


@action("assembly.call_again", allowed_to=secretariat | chair)
def call_again(first: Assembly, *, opens_at: datetime, place: str, by: Actor, at: datetime) -> Assembly:
    """Plan the second call of a meeting, with all on its agenda that had no quorum."""
    first, day = locked(first), day_of(opens_at)
    waiting = to_call_again(first)
    if not waiting:
        raise NoSecondCall
    if day < day_of(at):
        raise PastDay
    answers = [again.fits(day) for again in waiting.values()]
    if wrong := next((one for one in answers if not one.holds), None):
        raise WrongDay(first, wrong)
    how = {name: getattr(first, name) for name in ("body", "mode", "link", "edition", "is_sample")}
    planned = {"day": day, "opens_at": opens_at, "place": place, "call": first.call + 1, "follows": first}
    planned["ends_at"] = first.ends_from(opens_at)
    address = address_of(day, first.body, first.book)
    assembly, is_new = Assembly.objects.get_or_create(address=address, defaults=how | planned)
    if not is_new:
        raise AlreadyPlanned
    said = {"day": day, "opens_at": opens_at, "place": place, "call": assembly.call}
    write(assembly, verdict=answers[0], edition=first.edition.sha256, values=said | {"items": len(waiting)})
    lay(assembly, by, at)
    for item in waiting:
        deal_with_again(item, assembly, by, at)
    return assembly
