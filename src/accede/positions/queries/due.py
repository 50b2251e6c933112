"""What each member and whoever drafts has to do about consultations."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.journal.actions import Actor
from accede.people.queries import DueRow, language
from accede.positions.models import Amendment, Comment, Consultation, MemberVote, Stand
from accede.positions.queries.offices import drafters, office
from accede.register.models import Membership, Organisation
from accede.register.queries import own_memberships
from accede.wording.formats import text

State = Consultation.State
OPEN = (Amendment.State.PROPOSED, Amendment.State.VOTING)
Lines = list[Consultation]  # one for each open amendment of each consultation, or one where it has none


def due_for(actor: Actor, on: date, at: datetime, own: Collection[Membership] | None = None) -> list[DueRow]:
    """Return what a delegate has to answer for its members, and what whoever drafts has to bring on.

    `own` are the memberships it speaks for, if somebody has read them already.
    """
    own = own_memberships(actor, on) if own is None else own
    if not (own or drafters(actor)):
        return []
    members = [one.organisation for one in own]
    lines = _running(members)
    rows = [row for one in members for row in _of_member(one, lines, on)]
    rows += _to_settle(lines, on) if drafters(actor) else []
    return rows + (list(_to_record(_each(lines), on)) if office(actor) else [])


def _running(members: list[Organisation]) -> Lines:
    """Return all that runs, with what each of these members has said of it: in one question, as everybody asks it."""
    said = {}
    for one in members:
        spoke = (model.objects.filter(consultation=OuterRef("pk"), organisation=one) for model in (Comment, Amendment))
        said[f"said_{one.pk}"] = Q(*map(Exists, spoke), _connector=Q.OR)
        said[f"voted_{one.pk}"] = Exists(MemberVote.objects.filter(amendment=OuterRef("asked__pk"), organisation=one))
        said[f"stood_{one.pk}"] = Exists(Stand.objects.filter(consultation=OuterRef("pk"), organisation=one))
    running = Consultation.objects.filter(state__in=(State.OPEN, State.FINAL))
    running = running.annotate(asked=FilteredRelation("amendments", condition=Q(amendments__state__in=OPEN)))
    of_amendment = {"number": F("asked__number"), "answer": F("asked__state"), "votes_until": F("asked__votes_until")}
    return list(running.annotate(**of_amendment, **said).order_by("pk", "number"))


def _each(lines: Lines) -> Lines:
    return list({one.pk: one for one in lines}.values())


def _of_member(member: Organisation, lines: Lines, on: date) -> Iterator[DueRow]:
    name = str(member)
    for one in _each(lines):
        if one.state == State.OPEN and one.until >= on and not getattr(one, f"said_{member.pk}"):
            yield _row(one, one.until, _("A consultation ends: %(title)s"), _("Read and answer"), name)
        if one.state == State.FINAL and one.stands_until >= on and not getattr(one, f"stood_{member.pk}"):
            title, url = _("Say whether you stand behind it: %(title)s"), reverse("consultation_stand", args=[one.pk])
            yield _row(one, one.stands_until, title, _("Say so"), name, url)
    for one in lines:
        is_asked = one.answer == Amendment.State.VOTING and one.votes_until >= on
        if is_asked and not getattr(one, f"voted_{member.pk}"):
            title = _("Vote on amendment %(number)d: %(title)s") % {"number": one.number, "title": "%(title)s"}
            url = reverse("consultation_amendment", args=[one.pk, one.number])
            yield _row(one, one.votes_until, title, _("Read and vote"), name, url)


def _to_settle(lines: Lines, on: date) -> Iterator[DueRow]:
    over = [one for one in lines if one.state == State.OPEN and one.until < on]
    waiting = [one for one in over if _waits(one, on)]
    for one in _each(waiting):
        yield _row(one, None, _("Amendments wait for an answer: %(title)s"), _("Answer them"))
    for one in (each for each in over if each.answer is None):
        url = reverse("consultation_finish", args=[one.pk])
        yield _row(one, None, _("The text can be made final: %(title)s"), _("Make it final"), url=url)


def _waits(one: Consultation, on: date) -> bool:
    return one.answer == Amendment.State.PROPOSED or (one.answer == Amendment.State.VOTING and one.votes_until < on)


def _to_record(found: Lines, on: date) -> Iterator[DueRow]:
    for one in (each for each in found if each.state == State.FINAL and each.stands_until < on):
        url = reverse("consultation_adopt", args=[one.pk])
        yield _row(one, None, _("A position waits for its adoption: %(title)s"), _("Write the decision down"), url=url)


def _row(consultation: Consultation, on: date | None, title: str, act: str, said: str = "", url: str = "") -> DueRow:
    named = title % {"title": text(consultation.titles, language())}
    return DueRow(on=on, title=named, text=said, act_label=act, act_url=url or consultation.get_absolute_url())
