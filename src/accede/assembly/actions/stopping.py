"""Members ask for a meeting in place of a decision in writing; with enough of them nothing is decided in writing."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accede.assembly import mails
from accede.assembly.actions.initiative import OnlyMembers
from accede.assembly.actions.item import lock_item
from accede.assembly.actions.meeting import keep, locked
from accede.assembly.models import Adjournment, Assembly, Change, Item, MeetingAsk
from accede.assembly.queries.adjourning import is_of_a_file
from accede.assembly.queries.convening import on_paper
from accede.assembly.queries.stopping import can_be_stopped, stopped
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import delegate
from accede.post.actions import queue_letters
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.rulebook.verdict import Verdict
from accede.space.actions import withdraw
from accede.statutes.queries import day_of


class NotStoppable(Refused):
    """The article says who may ask, and what is declared stands."""

    sentence = _("No article lets members ask for a meeting here, or a result was declared already.")


class AlreadyAskedToMeet(Refused):
    """A member asks once."""

    sentence = _("This member has asked for a meeting already.")


@action("assembly.ask_for_meeting", allowed_to=delegate.of(lambda organisation: organisation.pk))
def ask_for_meeting(organisation: Organisation, assembly: Assembly, *, by: Actor, at: datetime) -> Verdict:
    """Ask that the assembly meet; with enough who do, the decision in writing is called off and members are told."""
    assembly, today = locked(assembly), day_of(at)
    if not can_be_stopped(assembly):
        raise NotStoppable
    if not members_on(today).filter(organisation=organisation).exists():
        raise OnlyMembers
    if assembly.meeting_asks.filter(organisation=organisation).exists():
        raise AlreadyAskedToMeet
    MeetingAsk.objects.create(assembly=assembly, organisation=organisation, at=at, by=by.id)
    verdict = stopped(assembly, today)
    drafts = _call_off(assembly, at) if verdict.holds else []
    keep(assembly, "state")
    values = {"organisation": organisation, "state": assembly.state, "letters": len(drafts)}
    write(assembly, verdict=verdict, edition=assembly.edition.sha256, values=values)
    if verdict.holds:
        withdraw(named(assembly), by=by, at=at)
    if drafts:
        queue_letters(assembly, drafts, kind=mails.CALLED_OFF, by=by, at=at)
    return verdict


def _call_off(assembly: Assembly, at: datetime) -> list[mails.Draft]:
    for item in assembly.items.filter(state__in=(Item.State.PREPARED, Item.State.OPEN)):
        held = lock_item(item)
        held.state = Item.State.ADJOURNED
        held.save(update_fields=["state"])
        if not is_of_a_file(held):
            Adjournment.objects.create(item=held, at=at)
    assembly.state = Assembly.State.CALLED_OFF
    was = {"opened_at": assembly.opens_at, "place": assembly.place, "at": at}
    change = Change.objects.create(assembly=assembly, **was, is_off=True)
    return [] if assembly.is_rehearsal else mails.called_off(assembly, change, on_paper=on_paper(assembly))
