"""Counter-entries: a mistaken line is put right by another, never by editing."""

from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import secretariat
from accede.register.actions.entry import add_line, hold_numbering
from accede.register.models import OPENING, SUSPENDING, RegisterEntry

Event = RegisterEntry.Event


class AlreadyCorrected(Refused):
    """A line is put right once; what puts it right may itself be put right."""

    sentence = _("This line has been put right already, by a later one.")


class Final(Refused):
    """What was voided is entered anew."""

    sentence = _("This line says that another is void. Enter what is right as a new line.")


class BuiltUpon(Refused):
    """A line on which later ones rest is voided after them."""

    sentence = _("A later line rests on this one. Put that one right first.")


class NoReason(Refused):
    """Whoever reads the register is told why a line was put right."""

    sentence = _("Say why the line is put right.")


@action("register.correct_entry", allowed_to=secretariat)
def correct_entry(
    entry: RegisterEntry,
    *,
    reason: str,
    is_void: bool,
    effective_on: date | None = None,
    decided_on: date | None = None,
    decision: str = "",
    by: Actor,
    at: datetime,
) -> RegisterEntry:
    """Put a line right by another: as it should have been entered, or, if it is void, that it never happened."""
    last = hold_numbering()
    entry = RegisterEntry.objects.select_related("membership", "organisation", "closes", "edition").get(pk=entry.pk)
    _check(entry, reason, is_void)
    line = add_line(
        last,
        Event.VOID if is_void else entry.event,
        entry.membership,
        closes=entry.closes,
        corrects=entry,
        category=entry.category,
        path=entry.path,
        standing=entry.standing,
        reason=reason.strip(),
        effective_on=entry.effective_on if is_void else effective_on,
        decided_on=entry.decided_on if is_void else decided_on,
        decision=entry.decision if is_void else decision,
        article=entry.article,
        edition=entry.edition,
        entered_at=at,
    )
    values = {"entry": line.number, "corrects": entry.number, "is_void": is_void, "effective_on": line.effective_on}
    write(entry.membership, edition=entry.edition.sha256, values=values, personal={"reason": line.reason})
    return line


def _check(entry: RegisterEntry, reason: str, is_void: bool) -> None:
    if not reason.strip():
        raise NoReason
    if entry.event == Event.VOID:
        raise Final
    if RegisterEntry.objects.filter(corrects=entry).exists():
        raise AlreadyCorrected
    opened = entry.membership
    resting = RegisterEntry.objects.filter(Q(closes=opened) | Q(membership=opened, event__in=SUSPENDING))
    if is_void and entry.event in OPENING and resting.exclude(event=Event.VOID).filter(corrected_by=None).exists():
        raise BuiltUpon
