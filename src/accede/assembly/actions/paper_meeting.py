"""A meeting held on paper is entered after its day: who was there, and each result, reconciled with the roll."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.attendance import note_attendance
from accede.assembly.actions.cards import count_cards
from accede.assembly.actions.casting import Said, enter_votes
from accede.assembly.actions.item import declare_consensus, declare_result, open_vote
from accede.assembly.actions.meeting import NotConvened, VoteStillOpen, check_counts, keep, locked
from accede.assembly.models import Assembly, Attendance, Item, PaperMeeting
from accede.assembly.queries.manner import forms_of
from accede.assembly.queries.reconciling import able, said_by_name
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.people.queries import language
from accede.register.models import Organisation
from accede.rulebook.tally import Outcome
from accede.statutes.queries import day_of
from accede.wording.catalogue import said
from accede.wording.sentences import LABELS

State = Assembly.State
Form = Item.Form


class NotOver(Refused):
    """What is entered afterwards is over, and was on its day."""

    sentence = _("The hours do not fit: it opened on the day it was convened for, closed after that, and is over now.")


class EnteredAlready(Refused):
    """A meeting is taken in from paper once."""

    sentence = _("This meeting is being entered from paper already.")


class NotOnPaper(Refused):
    """What a meeting decided on the site is not entered from paper."""

    sentence = _("This meeting is not entered from paper.")


class SheetDiffers(Refused):
    """What a tally sheet says and what the roll or the names say are one and the same."""


@action("assembly.begin_paper_meeting", allowed_to=secretariat)
def begin_paper_meeting(
    assembly: Assembly, *, opened_at: datetime, closed_at: datetime, by: Actor, at: datetime
) -> PaperMeeting:
    """Begin to enter a meeting that was held on paper, with the hours at which it opened and closed."""
    assembly = locked(assembly)
    check_counts(assembly)
    if assembly.is_on_paper:
        raise EnteredAlready
    if assembly.state not in (State.CONVENED, State.OPEN):
        raise NotConvened
    if day_of(opened_at) != assembly.day or not opened_at < closed_at <= at:
        raise NotOver
    assembly.state, assembly.is_on_paper = State.OPEN, True
    keep(assembly, "state", "is_on_paper")
    hours = {"opened_at": opened_at, "closed_at": closed_at}
    write(assembly, edition=assembly.edition.sha256, values=hours)
    return PaperMeeting.objects.create(assembly=assembly, **hours, begun_at=at, by=by.id)


@action("assembly.enter_attendance", allowed_to=secretariat)
def enter_attendance(
    assembly: Assembly, *, there: Collection[Organisation], among: Collection[Organisation], by: Actor, at: datetime
) -> None:
    """Enter who of these members has signed the list; of the others nothing is said."""
    assembly = _on_paper(assembly)
    noted = dict(assembly.attendances.values_list("organisation", "mode"))
    modes = {one: Attendance.Mode.PRESENT if one in there else Attendance.Mode.ABSENT for one in among}
    changed = {one: mode for one, mode in modes.items() if noted.get(one.pk, Attendance.Mode.ABSENT) != mode}
    write(assembly, values={"there": len(there), "changed": len(changed)})
    for one, mode in changed.items():
        note_attendance(one, assembly, mode=mode, by=by, at=at)


@action("assembly.enter_result", allowed_to=secretariat)
def enter_result(
    item: Item,
    *,
    votes: Mapping[Organisation, Said] | None = None,
    sums: Mapping[str, int] | None = None,
    by: Actor,
    at: datetime,
) -> Outcome:
    """Enter what a meeting on paper decided: by names, by the sums of a tally sheet, or, with neither, by consensus.

    Names and sums that differ, and sums that are more than the roll has, are told and nothing is entered.
    """
    assembly = _on_paper(item.assembly)
    write(item, edition=assembly.edition.sha256, values={"names": len(votes or {}), "sums": dict(sums or {})})
    if not votes and not sums:
        return declare_consensus(item, by=by, at=at)
    item = open_vote(item, form=Form.CARDS if not votes else forms_of(item)[0], by=by, at=at)
    if votes:
        enter_votes(item, votes=votes, by=by, at=at)
        _reconcile(said_by_name(item), sums)
    else:
        _check_roll(sum(sums.values()), able(item))
        count_cards(item, votes=sums, by=by, at=at)
    return declare_result(item, by=by, at=at)


@action("assembly.end_paper_meeting", allowed_to=secretariat)
def end_paper_meeting(assembly: Assembly, *, by: Actor, at: datetime) -> None:
    """End the entering of a meeting: it is closed, and its minutes can be drafted."""
    assembly = _on_paper(assembly)
    if assembly.items.filter(state=Item.State.OPEN).exists():
        raise VoteStillOpen
    assembly.state = State.CLOSED
    keep(assembly, "state")
    PaperMeeting.objects.filter(assembly=assembly).update(ended_at=at)
    write(assembly, edition=assembly.edition.sha256)


def _on_paper(assembly: Assembly) -> Assembly:
    assembly = locked(assembly)
    if not assembly.is_on_paper or assembly.state != State.OPEN:
        raise NotOnPaper
    return assembly


def _reconcile(named: Mapping[str, int], sums: Mapping[str, int] | None) -> None:
    for choice, number in (sums or {}).items():
        if number != named.get(choice, 0):
            values = {"choice": capfirst(said(LABELS[f"choice.{choice}"], language())), "sheet": number}
            told = gettext("%(choice)s: the sheet has %(sheet)d votes, and the names entered give %(names)d.")
            raise SheetDiffers(told % (values | {"names": named.get(choice, 0)}))


def _check_roll(number: int, most: int | None) -> None:
    if most is not None and number > most:
        told = gettext("The sheet has %(sheet)d votes, and those who took part have %(roll)d.")
        raise SheetDiffers(told % {"sheet": number, "roll": most})
