"""Members' files that go on: whose turn it is, which days have come, and what is due of it for whoever acts."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Item
from accede.journal.actions import Actor
from accede.journal.record import named
from accede.people.capacities import Capacity, secretariat
from accede.people.queries import DueRow, language
from accede.procedure.models import Proceeding
from accede.procedure.queries.passing import is_of_assembly
from accede.procedure.queries.path import ITSELF, resting_of
from accede.procedure.queries.permission import of_board, office
from accede.procedure.queries.proceeding import does
from accede.procedure.queries.shortlist import told
from accede.procedure.queries.telling import step_named, way_named
from accede.procedure.queries.ways import delegates

State = Proceeding.State


def listed(*, words: str = "", state: str = "") -> QuerySet[Proceeding]:
    """Return members' files for a list, the latest first; narrowed to a state and the name of a member."""
    found = Proceeding.objects.defer("statement").select_related("membership__organisation", "edition")
    found = found.filter(state=state) if state in State.values else found
    for word in words.split():
        found = found.filter(membership__organisation__name__icontains=word)
    return found


def ripening(on: date) -> list[Proceeding]:
    """Return the files that the passing of time has moved: their day has come, or a step that only waits is over."""
    has_come = Q(state=State.WAITING, effect_on__lte=on) | Q(state=State.OPEN, due_on__lte=on)
    found = Proceeding.objects.filter(has_come).select_related("edition").order_by("effect_on", "due_on", "pk")
    return [one for one in found if one.state == State.WAITING or one.way.step(one.step).verb == "waits"]


def proceedings_due(actor: Actor, on: date) -> list[DueRow]:
    """Return what whoever acts has to do on members' files: a step of theirs, or to enter what has come about."""
    ours = {held.organisation for held in delegates(actor)}
    if not ours and not office(actor):
        return []
    running = Proceeding.objects.filter(state__in=(State.OPEN, State.WAITING)).defer("statement")
    running = running.select_related("membership__organisation", "edition")
    found = list(running.order_by("due_on", "effect_on", "opened_at", "pk"))
    turns = [one for one in found if one.state == State.OPEN and _is_turn(one, actor, ours)]
    voted = _on_agenda([one for one in turns if is_of_assembly(one, one.way.step(one.step))])
    turns = [one for one in turns if named(one) not in voted]
    ripe = [one for one in found if one.state == State.WAITING and (one.effect_on is None or one.effect_on <= on)]
    return [
        *told(turns, _to_take, _many_to_take),
        *(told(ripe, _to_enter, _many_to_enter) if secretariat(actor) else ()),
    ]


def _on_agenda(several: list[Proceeding]) -> set[str]:
    """Return those on which the assembly will vote: nobody has to do more about them before."""
    about = [named(one) for one in several]
    still = (Item.State.PREPARED, Item.State.OPEN)
    return (
        set(Item.objects.filter(about__in=about, state__in=still).values_list("about", flat=True)) if about else set()
    )


def _is_turn(one: Proceeding, actor: Actor, ours: Collection[int | None]) -> bool:
    step = one.way.step(one.step) if one.step else None
    if step is None or step.verb == "waits":
        return False
    if step.by in ITSELF:
        return one.membership.organisation_id in ours
    if does(step.by, one.book) in (Capacity.BOARD, Capacity.CHAIR):
        return bool(of_board(actor))
    return bool(secretariat(actor))


def _to_take(one: Proceeding) -> DueRow:
    lang = language()
    step = one.way.step(one.step)
    values = {"step": step_named(one.way, step.name, lang), "name": one.membership.organisation.name}
    return DueRow(
        on=one.due_on,
        title=_("{step}: {name}").format(**values),
        text=way_named(one.way, one.book, lang),
        answer=resting_of(step, one.way),
        act_label=_("Open the file"),
        act_url=one.get_absolute_url(),
    )


def _many_to_take(turns: list[Proceeding]) -> DueRow:
    title = ngettext("%(n)d member’s file waits for you", "%(n)d members’ files wait for you", len(turns))
    url = f"{reverse('proceedings')}?state=open"
    return DueRow(turns[0].due_on, title % {"n": len(turns)}, act_label=_("See which"), act_url=url)


def _to_enter(one: Proceeding) -> DueRow:
    lang = language()
    values = {"path": way_named(one.way, one.book, lang), "name": one.membership.organisation.name}
    title = _("Enter in the register: {path}, {name}").format(**values)
    text = "" if one.effect_on else _("On which day it takes effect is not known yet.")
    return DueRow(one.effect_on, title, text, None, _("Open the file"), one.get_absolute_url())


def _many_to_enter(ripe: list[Proceeding]) -> DueRow:
    title = ngettext("%(n)d member’s file is to be entered", "%(n)d members’ files are to be entered", len(ripe))
    url = f"{reverse('proceedings')}?state=waiting"
    return DueRow(ripe[0].effect_on, title % {"n": len(ripe)}, act_label=_("See which"), act_url=url)
