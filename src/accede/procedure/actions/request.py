"""The reasoned request: sent once, meant for an assembly, withdrawn."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions import withdraw_item
from accede.assembly.models import Assembly, Item
from accede.assembly.queries import item_of
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import Capacity, secretariat
from accede.post.actions import queue_letters
from accede.procedure.actions.agenda import hold_with_items, put_on_agenda
from accede.procedure.actions.interest import check_open
from accede.procedure.actions.meeting import call_off
from accede.procedure.actions.walk import check_turn, hold, mark, mark_done
from accede.procedure.mails import Values, address, to_candidate, to_office
from accede.procedure.models import Candidacy, Request
from accede.procedure.queries.assembly import Aim, aim_on, joinable, waits
from accede.procedure.queries.candidacy import chosen_slot, done_names
from accede.procedure.queries.path import ITSELF, label_of, sure_vote_of
from accede.procedure.queries.permission import own
from accede.procedure.queries.proceeding import does
from accede.procedure.queries.request import sheet_of
from accede.procedure.queries.sheet import Completeness, completeness, read
from accede.procedure.queries.verification import has_criteria
from accede.statutes.queries import day_of
from accede.wording.formats import day


class AlreadySent(Refused):
    """A request that was sent is not changed any more."""

    sentence = _("The request is sent; what it says does not change any more.")


class Incomplete(Refused):
    """A request is sent whole."""

    def __init__(self, found: Completeness) -> None:
        self.completeness = found
        sentence = ngettext_lazy(
            "One thing is still missing or wrong.", "%(n)d things are still missing or wrong.", "n"
        )
        super().__init__(sentence % {"n": found.lacking}, verdict=found.verdict)


class Unsettled(Refused):
    """A request is not sent while its sender has still to choose between two versions of it."""

    sentence = _("Words of yours are not in the request yet: choose first between them and what is in the file.")


class NotWaiting(Refused):
    """Only a request that was sent, and is meant for no assembly to come, joins one."""

    sentence = _("This request does not wait for an assembly.")


class NoAssembly(Refused):
    """A request joins an assembly whose date is known."""

    sentence = _("No General Assembly is announced for which this request is in time.")


class BeingVoted(Refused):
    """Once the vote is open, the members decide."""

    sentence = _("The members are voting on this candidacy; it can no longer be withdrawn.")


@action("procedure.send_request", allowed_to=own)
def send_request(candidacy: Candidacy, *, by: Actor, at: datetime) -> Request:
    """Send the whole request; it is meant for the earliest assembly that it is in time for."""
    candidacy, on = hold(candidacy), day_of(at)
    check_unsent(candidacy)
    check_turn(candidacy, "sends")
    if candidacy.unsaved.filter(by=by.id).exists():
        raise Unsettled
    found = completeness(candidacy, on)
    if not found.is_whole:
        raise Incomplete(found)
    check_open(candidacy.book, candidacy.way, candidacy.sheet, on)
    aim = aim_on(candidacy, on)
    request = _copy(candidacy, aim, on, at)
    candidacy.assembly = aim.assembly
    candidacy.save(update_fields=["assembly"])
    mark_done(candidacy, "sends", by, at)
    offices = _passed_on(candidacy, by, at)
    values = {"assembly": aim.assembly, "was_late_for": aim.missed, "by": aim.due and aim.due.on}
    edition = candidacy.edition.sha256
    write(candidacy, verdict=aim.due or aim.missed_due or found.verdict, edition=edition, values=values)
    put_on_agenda(candidacy, by, at)
    _tell(candidacy, aim, offices, by, at)
    return request


@action("procedure.join_assembly", allowed_to=secretariat)
def join_assembly(candidacy: Candidacy, *, by: Actor, at: datetime) -> Assembly:
    """Mean a request that waits for the assembly that is now announced, and tell the candidate."""
    candidacy, on = hold(candidacy), day_of(at)
    if not waits(candidacy, on):
        raise NotWaiting
    assembly = joinable(candidacy, on)
    if assembly is None:
        raise NoAssembly
    candidacy.assembly = assembly
    candidacy.save(update_fields=["assembly"])
    write(candidacy, values={"assembly": assembly})
    put_on_agenda(candidacy, by, at)
    letter = to_candidate("request_received", candidacy, _named_day(assembly.day))
    queue_letters(candidacy, [letter], kind="request_received", by=by, at=at)
    return assembly


@action("procedure.withdraw", allowed_to=own)
def withdraw(candidacy: Candidacy, *, by: Actor, at: datetime) -> None:
    """End a candidacy at the candidate's own wish, and call off what was settled; it may apply again later."""
    candidacy = hold_with_items(candidacy)
    item = item_of(named(candidacy))
    if item and item.state == Item.State.OPEN:
        raise BeingVoted
    if item and item.state == Item.State.PREPARED:
        withdraw_item(item, by=by, at=at)
    candidacy.state = Candidacy.State.WITHDRAWN
    candidacy.save(update_fields=["state"])
    write(candidacy, values={"step": candidacy.step})
    slot = chosen_slot(candidacy)
    if slot and not slot.held_at and slot.starts_at > at:
        call_off(slot, candidacy, _("The candidate has withdrawn its candidacy."), by, at)
    letters = to_office("withdrawn", candidacy, Capacity.SECRETARIAT, day_of(at), lambda language: {})
    queue_letters(candidacy, letters, kind="withdrawn", by=by, at=at)
    letter = to_candidate("withdrawal_received", candidacy, lambda language: {})
    queue_letters(candidacy, [letter], kind="withdrawal_received", by=by, at=at)


def check_unsent(candidacy: Candidacy) -> None:
    """Make sure that a request is still being written."""
    if hasattr(candidacy, "request"):
        raise AlreadySent


def _copy(candidacy: Candidacy, aim: Aim, on: date, at: datetime) -> Request:
    return Request.objects.create(
        candidacy=candidacy,
        sent_at=at,
        sent_on=on,
        assembly=aim.assembly,
        was_late_for=aim.missed,
        sheet=read(sheet_of(candidacy.book, candidacy.way), candidacy.sheet, on).values,
        motivation=candidacy.motivation,
        adheres=candidacy.adheres,
    )


def _passed_on(candidacy: Candidacy, by: Actor, at: datetime) -> list[str]:
    """Take the steps in which a candidate lets offices know of its request, and return these: one letter tells all."""
    path, book = candidacy.way, candidacy.book
    offices = [does(path.doing("sends").to, book) or Capacity.CHAIR]
    step = path.next(done_names(candidacy))
    while step and step.by in ITSELF and step.verb == "notifies" and all(does(one, book) for one in step.what):
        mark(candidacy, step, by, at)
        offices += [does(one, book) for one in step.what]
        step = path.next(done_names(candidacy))
    return list(dict.fromkeys(offices))


def _tell(candidacy: Candidacy, aim: Aim, offices: Iterable[str], by: Actor, at: datetime) -> None:
    kind, said = _receipt(candidacy, aim)
    queue_letters(candidacy, [to_candidate(kind, candidacy, said)], kind=kind, by=by, at=at)
    page = "criteria" if has_criteria(candidacy) else "candidacy"

    def arrived(language: str) -> dict[str, str]:
        named_day = day(aim.assembly.day, language) if aim.assembly else gettext("a day still to be announced")
        return {"assembly": named_day, "url": address(candidacy, language, page)}

    on = day_of(at)
    letters = [one for each in offices for one in to_office("request_arrived", candidacy, Capacity(each), on, arrived)]
    queue_letters(candidacy, letters, kind="request_arrived", by=by, at=at)


def _receipt(candidacy: Candidacy, aim: Aim) -> tuple[str, Values]:
    if sure_vote_of(candidacy.way, candidacy.book) is None:
        return "request_taken", lambda language: {"next": _next(candidacy, language)}
    if aim.assembly is None:
        return "request_waiting", lambda language: {}
    if aim.missed is None:
        return "request_received", _named_day(aim.assembly.day)
    days = (aim.missed.day, aim.assembly.day)
    return "request_late", lambda language: dict(
        zip(("missed", "assembly"), (day(one, language) for one in days), strict=True)
    )


def _next(candidacy: Candidacy, language: str) -> str:
    """Say what comes next; where the statutes name nothing more, the office does."""
    if not candidacy.step:
        return gettext("The secretariat writes to you.")
    return label_of(candidacy.way.step(candidacy.step), language)


def _named_day(on: date) -> Values:
    return lambda language: {"assembly": day(on, language)}
