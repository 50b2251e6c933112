"""Assemblies from before this site: brought in with what is known and their papers, and put right."""

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.archive.models import Document
from accede.archive.queries import documents_about
from accede.assembly.models import PastAssembly
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import chair, secretariat
from accede.statutes.queries import day_of
from accede.wording.folding import folded

PAPER = "past paper"


class NotPast(Refused):
    """What is still to come is planned."""

    sentence = _("This day has not passed yet. An assembly that is still to come is planned on this site.")


class AlreadyBroughtIn(Refused):
    """An assembly is brought in once."""

    sentence = _("An assembly of this day and name is there already.")


class SamePaper(Refused):
    """A paper is kept once."""

    sentence = _("This very file is there already.")


@action("assembly.bring_in_past", allowed_to=secretariat | chair)
def bring_in_past(*, day: date, name: str, place: str, decided: str, by: Actor, at: datetime) -> PastAssembly:
    """Enter an assembly that was held before this site kept them."""
    said = _said(day, name, place, decided)
    if day >= day_of(at):
        raise NotPast
    past, is_new = PastAssembly.objects.get_or_create(
        day=day, name=name, defaults=said | {"added_at": at, "added_by": by.id}
    )
    if not is_new:
        raise AlreadyBroughtIn
    write(past, values={"day": day, "name": name, "place": place})
    return past


@action("assembly.correct_past", allowed_to=secretariat | chair)
def correct_past(
    past: PastAssembly, *, day: date, name: str, place: str, decided: str, by: Actor, at: datetime
) -> None:
    """Put right what is known of an earlier assembly."""
    if day >= day_of(at):
        raise NotPast
    past = PastAssembly.objects.select_for_update().get(pk=past.pk)
    if PastAssembly.objects.filter(day=day, name=name).exclude(pk=past.pk).exists():
        raise AlreadyBroughtIn
    before = {"day": past.day, "name": past.name, "place": past.place, "decided": past.decided}
    for field, value in _said(day, name, place, decided).items():
        setattr(past, field, value)
    past.save()
    write(past, values={"before": before, "day": day, "name": name, "place": place})


@action("assembly.keep_past_paper", allowed_to=secretariat | chair)
def keep_past_paper(past: PastAssembly, *, deposit: Deposit, by: Actor, at: datetime) -> Document:
    """Keep minutes or another paper of an earlier assembly."""
    past = PastAssembly.objects.select_for_update().get(pk=past.pk)
    if documents_about(past).filter(sha256=deposit.sha256).exists():
        raise SamePaper
    document = keep_document(past, deposit=deposit, purpose=PAPER, by=by, at=at)
    write(past, values={"document": document.pk})
    return document


def _said(day: date, name: str, place: str, decided: str) -> dict[str, object]:
    words = folded(f"{name} {place} {day} {decided}")
    return {"day": day, "name": name, "place": place, "decided": decided, "folded": words}
