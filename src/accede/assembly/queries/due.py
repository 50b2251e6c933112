"""What each office and each delegate has to do about assemblies."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Ballot, Entrusting, Initiative, Item
from accede.assembly.queries.agenda import convocation_of, is_coming
from accede.assembly.queries.count import book_of
from accede.assembly.queries.delegation import speaks_for
from accede.assembly.queries.minutes_due import MINUTED, minutes_due, writing
from accede.assembly.queries.naming import assembly_name, question, sitting_name, where
from accede.assembly.queries.objection import objections_due, unanswered
from accede.assembly.queries.roll import seats
from accede.assembly.queries.secrecy import box_of, drawers, hands_drawn, places_near
from accede.assembly.queries.shares import carried_by
from accede.assembly.queries.sitting import sittings_due
from accede.assembly.queries.speaker_due import speakers_due
from accede.assembly.queries.written import is_awaited
from accede.journal.actions import Actor
from accede.people.capacities import chair, delegate, delegate_of, secretariat
from accede.people.queries import DueRow
from accede.statutes.queries import day_of

State = Assembly.State


def due_for(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return what whoever acts has to do: prepare, convene, open, declare, take part, vote, write minutes."""
    if not (writing | delegate)(actor):
        return []
    found = _watched(on)
    coming = [one for one in found if one.state not in Assembly.OVER and is_coming(one, on)]
    asks = not found or found[0].has_initiatives
    misses = not found or found[0].has_objections
    rows = minutes_due(actor, [one for one in found if one.state == State.CLOSED])
    running = list(_open_items()) if (chair | delegate)(actor) else []
    if misses and (chair | secretariat)(actor):
        rows += objections_due()
    if secretariat(actor):
        rows += _to_prepare(coming)
        rows += _to_plan() if asks else []
    if chair(actor):
        rows += [*_to_convene(coming), *_to_open(coming, on), *_to_declare(running, at), *_to_close(found, running)]
    rows += _to_sit(actor)
    if (secretariat | delegate)(actor):
        rows += speakers_due(actor, coming)
    if delegate(actor):
        rows += _to_attend(coming)
        rows += _to_answer(actor) if not found or found[0].has_entrustings else []
        rows += _to_vote(actor, running, at)
        rows += _to_support(actor) if asks else []
    return rows


def _to_sit(actor: Actor) -> Iterator[DueRow]:
    for one in sittings_due(actor):
        sitting, values = one.sitting, {"sitting": sitting_name(one.sitting)}
        url = sitting.get_absolute_url()
        if sitting.is_written:
            title = _("Vote in writing: %(sitting)s") % values
            yield DueRow(on=day_of(sitting.ends_at), title=title, act_label=_("Read and vote"), act_url=url)
        else:
            title = _("Take part: %(assembly)s") % {"assembly": values["sitting"]}
            act = _("Read the agenda")
            yield DueRow(on=sitting.day, title=title, text=sitting.place, act_label=act, act_url=url)


def _watched(on: date) -> list[Assembly]:
    """Assemblies that are coming, and those over whose minutes are not approved: in one question for the first page.

    Each says as `has_items` whether anything stands on its agenda, as `has_elections` whether somebody is to be
    elected; as `has_initiatives` whether members ask for something together, as `has_objections` whether somebody
    misses a ballot, and as `has_entrustings` whether somebody is asked to carry votes, here or anywhere.
    """
    coming = Q(day__gte=on) & ~Q(state__in=Assembly.OVER)
    in_writing = Q(state=State.OPEN, mode=Assembly.Mode.WRITTEN)
    found = Assembly.objects.filter(coming | MINUTED | in_writing, is_rehearsal=False)
    found = found.select_related("edition", "minutes")
    items = Item.objects.filter(assembly=OuterRef("pk"))
    of_it = {"has_items": Exists(items), "has_elections": Exists(items.exclude(election=None))}
    asking = Initiative.objects.filter(state__in=(Initiative.State.OPEN, Initiative.State.REACHED))
    anywhere = {"has_initiatives": Exists(asking), "has_objections": Exists(unanswered())}
    return list(found.annotate(**of_it, **anywhere, has_entrustings=Exists(_given())))


def _to_prepare(coming: list[Assembly]) -> Iterator[DueRow]:
    for one in coming:
        if one.state == State.PLANNED and not one.has_items:
            title = _("Prepare the agenda: %(assembly)s") % {"assembly": assembly_name(one)}
            yield _row(one, title, _("Prepare it"))


def _to_convene(coming: list[Assembly]) -> Iterator[DueRow]:
    for one in coming:
        if one.state == State.PLANNED and one.has_items:
            title = _("Convene the members: %(assembly)s") % {"assembly": assembly_name(one)}
            yield _row(one, title, _("Read and convene"))


def _to_plan() -> Iterator[DueRow]:
    asked = Initiative.objects.filter(aim=Initiative.Aim.ORDER, state=Initiative.State.REACHED, assembly=None)
    for one in asked:
        title = _("Plan the meeting that members ask for: %(title)s") % {"title": one.title}
        yield DueRow(on=day_of(one.reached_at), title=title, act_label=_("Plan it"), act_url=reverse("assemblies"))


def _to_support(actor: Actor) -> Iterator[DueRow]:
    ours = delegate_of(actor)
    asked = Initiative.objects.filter(state=Initiative.State.OPEN).exclude(supports__organisation__in=ours)
    for one in asked.select_related("starter"):
        title = _("%(member)s asks for this together with others: %(title)s")
        said = title % {"member": one.starter.name, "title": one.title}
        yield DueRow(on=None, title=said, act_label=_("Read it"), act_url=reverse("initiatives"))


def _row(assembly: Assembly, title: str, act: str) -> DueRow:
    due = convocation_of(assembly)
    last = due.on if due else assembly.day
    return DueRow(
        on=last, title=title, text=assembly.venue, answer=due, act_label=act, act_url=assembly.get_absolute_url()
    )


def _to_open(coming: list[Assembly], on: date) -> Iterator[DueRow]:
    for one in coming:
        if one.state == State.CONVENED and one.day == on and not one.is_written:
            title = _("Open the assembly in %(place)s") % {"place": one.place}
            yield DueRow(on=one.day, title=title, act_label=_("To the assembly"), act_url=one.get_absolute_url())


def _open_items() -> QuerySet[Item]:
    return Item.objects.filter(state=Item.State.OPEN, assembly__is_rehearsal=False).select_related(
        "assembly__edition", "ledger"
    )


def _to_declare(running: list[Item], at: datetime) -> Iterator[DueRow]:
    for item in running:
        if is_awaited(item, at):
            continue
        title = _("Declare the result: %(question)s") % {"question": question(item)}
        yield _about(item, title, _("To the vote"))


def _to_close(found: list[Assembly], running: list[Item]) -> Iterator[DueRow]:
    """What is decided in writing has no end that anybody sees: its chair closes it."""
    for one in found:
        if one.is_written and one.state == State.OPEN and all(item.assembly_id != one.pk for item in running):
            title = _("Close it: %(assembly)s") % {"assembly": assembly_name(one)}
            said = {"act_label": _("To the assembly"), "act_url": one.get_absolute_url()}
            yield DueRow(on=day_of(one.ends_at), title=title, **said)


def _to_attend(coming: list[Assembly]) -> Iterator[DueRow]:
    for one in coming:
        if one.is_written:
            yield from _to_read(one)
        elif one.state != State.PLANNED:
            title = _("Take part: %(assembly)s") % {"assembly": assembly_name(one)}
            act = {"act_label": _("Read the agenda"), "act_url": one.get_absolute_url()}
            if one.state == State.OPEN:
                act = {"act_label": _("Follow and vote"), "act_url": reverse("follow", args=[one.address])}
            yield DueRow(on=one.day, title=title, text=one.place, **act)


def _to_read(one: Assembly) -> Iterator[DueRow]:
    # Once votes are taken, each item is due by itself.
    if one.state == State.CONVENED:
        said = {"act_label": _("Read the agenda"), "act_url": one.get_absolute_url()}
        title = _("Votes in writing begin: %(assembly)s") % {"assembly": assembly_name(one)}
        yield DueRow(on=one.day, title=title, text=where(one), **said)


def _given() -> QuerySet[Entrusting]:
    waiting = Entrusting.objects.filter(state=Entrusting.State.GIVEN, assembly__is_rehearsal=False)
    return waiting.exclude(assembly__state=State.CLOSED)


def _to_answer(actor: Actor) -> Iterator[DueRow]:
    ours = delegate_of(actor)
    for one in _given().filter(holder__in=ours).select_related("assembly__edition", "principal"):
        title = _("Answer: %(member)s wants to entrust its votes to you") % {"member": one.principal.name}
        url = reverse("rights", args=[one.assembly.address])
        yield DueRow(
            on=one.assembly.day, title=title, text=assembly_name(one.assembly), act_label=_("Answer"), act_url=url
        )


def _to_vote(actor: Actor, running: list[Item], at: datetime) -> Iterator[DueRow]:
    ours = delegate_of(actor)
    items = [one for one in running if one.closes_at is None or at < one.closes_at]
    ballots = Ballot.objects.filter(item__in=items, round=F("item__round"), organisation__in=ours)
    cast = set(ballots.values_list("item", "organisation", "share")) if items else set()
    for item in filter(_takes_votes, items):
        gone = {(one, share) for pk, one, share in cast if pk == item.pk} | hands_drawn(item)
        still = {one for one in speaks_for(actor, item.assembly) if (one, None) not in gone}
        carried = carried_by(actor, item.assembly, still)
        still -= {one for one, mine in carried.items() if (one, mine.share) in gone}
        waiting = [one for one in seats(item) if one.organisation in still]
        if item.form == Item.Form.SECRET:
            able = drawers(item, places_near(item, [one.country for one in waiting]))
            waiting = [one for one in waiting if one.organisation in able]
        if any(book_of(item).votes(one.voter(), item.matter).verdict.holds is not False for one in waiting):
            yield _about(item, _("Vote: %(question)s") % {"question": question(item)}, _("To the ballot"))


def _takes_votes(item: Item) -> bool:
    """Say whether anybody casts a vote on the site now: cards are raised, and a call is answered aloud."""
    if item.form == Item.Form.SECRET:
        box = box_of(item)
        return box is not None and box.closed_at is None
    return item.election.is_casting if item.is_election else item.form == Item.Form.OPEN


def _about(item: Item, title: str, act: str) -> DueRow:
    assembly, said = item.assembly, {"act_label": act, "act_url": item.get_absolute_url()}
    if item.closes_at:
        return DueRow(on=day_of(item.closes_at), title=title, text=where(assembly), **said)
    return DueRow(on=assembly.day, title=title, text=assembly.place, **said)
