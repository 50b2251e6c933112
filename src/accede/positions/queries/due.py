"""What each member and whoever drafts has to do about consultations."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.journal.actions import Actor
from accede.people.capacities import Capacity
from accede.people.queries import DueRow, language
from accede.positions.models import Amendment, Comment, Consultation, MemberVote, Stand
from accede.positions.queries.offices import drafters, office
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.wording.formats import text

State = Consultation.State
OPEN = (Amendment.State.PROPOSED, Amendment.State.VOTING)


def due_for(actor: Actor, on: date, at: datetime) -> list[DueRow]:
    """Return what a delegate has to answer for its members, and what whoever drafts has to bring on."""
    running = Consultation.objects.filter(state__in=(State.OPEN, State.FINAL))
    ours = [held.organisation for held in actor.mandates if held.capacity == Capacity.DELEGATE]
    if not (ours or drafters(actor)) or not running.exists():
        return []
    rows: list[DueRow] = []
    for organisation in [one.organisation for one in members_on(on).filter(organisation__in=ours)] if ours else ():
        rows += [
            *_to_say(organisation, running, on),
            *_to_vote(organisation, on),
            *_to_stand(organisation, running, on),
        ]
    if drafters(actor):
        rows += _to_settle(running, on)
    return rows + (list(_to_record(running, on)) if office(actor) else [])


def _to_say(organisation: Organisation, running: QuerySet[Consultation], on: date) -> Iterator[DueRow]:
    said = (
        model.objects.filter(consultation=OuterRef("pk"), organisation=organisation) for model in (Comment, Amendment)
    )
    heard = [~Exists(one) for one in said]
    for one in running.filter(*heard, state=State.OPEN, until__gte=on):
        yield _row(one, one.until, _("A consultation ends: %(title)s"), _("Read and answer"), str(organisation))


def _to_vote(organisation: Organisation, on: date) -> Iterator[DueRow]:
    voted = MemberVote.objects.filter(amendment=OuterRef("pk"), organisation=organisation)
    asked = Amendment.objects.filter(~Exists(voted), state=Amendment.State.VOTING, votes_until__gte=on)
    for one in asked.select_related("consultation"):
        title = _("Vote on amendment %(number)d: %(title)s") % {"number": one.number, "title": "%(title)s"}
        url = reverse("consultation_amendment", args=[one.consultation_id, one.number])
        yield _row(one.consultation, one.votes_until, title, _("Read and vote"), str(organisation), url)


def _to_stand(organisation: Organisation, running: QuerySet[Consultation], on: date) -> Iterator[DueRow]:
    stood = Stand.objects.filter(consultation=OuterRef("pk"), organisation=organisation)
    for one in running.filter(~Exists(stood), state=State.FINAL, stands_until__gte=on):
        title, url = _("Say whether you stand behind it: %(title)s"), reverse("consultation_stand", args=[one.pk])
        yield _row(one, one.stands_until, title, _("Say so"), str(organisation), url)


def _to_settle(running: QuerySet[Consultation], on: date) -> Iterator[DueRow]:
    waiting = Q(state=Amendment.State.PROPOSED) | Q(state=Amendment.State.VOTING, votes_until__lt=on)
    unsettled = Amendment.objects.filter(waiting, consultation=OuterRef("pk"))
    of_any = Amendment.objects.filter(consultation=OuterRef("pk"), state__in=OPEN)
    over = running.filter(state=State.OPEN, until__lt=on)
    for one in over.annotate(waits=Exists(unsettled), votes=Exists(of_any)):
        if one.waits:
            yield _row(one, None, _("Amendments wait for an answer: %(title)s"), _("Answer them"))
        elif not one.votes:
            url = reverse("consultation_finish", args=[one.pk])
            yield _row(one, None, _("The text can be made final: %(title)s"), _("Make it final"), url=url)


def _to_record(running: QuerySet[Consultation], on: date) -> Iterator[DueRow]:
    for one in running.filter(state=State.FINAL, stands_until__lt=on):
        url = reverse("consultation_adopt", args=[one.pk])
        yield _row(one, None, _("A position waits for its adoption: %(title)s"), _("Write the decision down"), url=url)


def _row(consultation: Consultation, on: date | None, title: str, act: str, said: str = "", url: str = "") -> DueRow:
    named = title % {"title": text(consultation.titles, language())}
    return DueRow(on=on, title=named, text=said, act_label=act, act_url=url or consultation.get_absolute_url())
