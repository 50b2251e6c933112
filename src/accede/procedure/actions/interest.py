"""First contact: an organisation expresses its interest."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import Capacity, anyone
from accede.people.queries import account_at, language
from accede.post.actions import queue_letters
from accede.post.queries import letters_about
from accede.procedure.actions.person import let_in
from accede.procedure.actions.walk import mark
from accede.procedure.mails import to_candidate, to_office, to_person
from accede.procedure.models import Candidacy, Numbering
from accede.procedure.queries.candidacy import open_file
from accede.procedure.queries.entering import is_open_for, unanswered
from accede.procedure.queries.path import entrance, entrances, opens
from accede.register.actions import add_organisation
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.rulebook.verdict import Verdict
from accede.statutes.queries import day_of, edition_at
from accede.wording.conditions import condition
from accede.wording.formats import country as country_name

ONCE_IN = timedelta(days=1)
NO_ANSWERS: Mapping[str, str] = {}


class AlreadyOpen(Refused):
    """One organisation has one open file under one address."""

    sentence = _(
        "A candidacy of this organisation is already open under this address. "
        "Sign in with the address to see where it stands; a code is sent to it."
    )


class NothingToRecall(Refused):
    """An open file is told to whoever works on it."""

    sentence = _("No candidacy of this organisation is open under this address.")


class NoSuchEntrance(Refused):
    """One joins by a path of the statutes."""

    sentence = _("The statutes know no such way to join.")


class NotByThisWay(Refused):
    """A path with a condition is open only where that is so."""

    def __init__(self, path: Path, book: Book, verdict: Verdict) -> None:
        only = condition(path.only_if, book, language())
        super().__init__(_("The statutes open this way only if: {condition}.").format(condition=only), verdict=verdict)


class NotAnswered(Refused):
    """What a path depends on is said before it opens."""

    sentence = _("Answer first what this way depends on.")


@action("procedure.express_interest", allowed_to=anyone)
def express_interest(
    *,
    name: str,
    country: str,
    contact: str,
    email: str,
    language: str,
    message: str = "",
    path: str = "",
    answers: Mapping[str, str] = NO_ANSWERS,
    is_sample: bool = False,
    by: Actor,
    at: datetime,
) -> Candidacy:
    """Open a file for an organisation that wishes to join, and an account for the person who writes.

    Without a `path` it joins by the one that stands first in the statutes. `answers` are to what that path asks first,
    by the names of their fields.
    """
    edition, year = edition_at(at), day_of(at).year
    way = next((one for one in entrances(edition.book) if one.name == path), None)
    if path and way is None:
        raise NoSuchEntrance
    way, sheet = way or entrance(edition.book), {**answers, "name": name, "country": country}
    verdict = check_open(edition.book, way, sheet, day_of(at))
    number = next_number(year)
    if open_file(name, email, day_of(at)):
        raise AlreadyOpen
    candidacy = Candidacy(
        year=year,
        number=number,
        path=way.name,
        edition=edition,
        language=language,
        opened_at=at,
        message=message,
        sheet=sheet,
    )
    write(
        candidacy,
        verdict=verdict,
        article=way.article,
        edition=edition.sha256,
        values={"number": candidacy.label, "country": country},
        personal={"organisation": name, "contact": contact, "email": email, "message": message},
    )
    candidacy.organisation = add_organisation(name, country=country, is_sample=is_sample, by=by, at=at)
    candidacy.contact = let_in(candidacy.organisation, contact, email, language, by, at).account
    candidacy.save()
    begin(candidacy, by, at)
    return candidacy


@action("procedure.recall_interest", allowed_to=anyone)
def recall_interest(*, name: str, email: str, by: Actor, at: datetime) -> None:
    """Tell whoever has this address of its open file, by letter and once a day, however often a stranger asks."""
    lock_year(day_of(at).year)
    candidacy = open_file(name, email, day_of(at))
    account = account_at(email)
    if candidacy is None or account is None:
        raise NothingToRecall
    told = letters_about(candidacy).filter(kind="interest_received", account=account, queued_at__gt=at - ONCE_IN)
    drafts = [] if told.exists() else [to_person("interest_received", candidacy, account, lambda language: {})]
    queue_letters(candidacy, drafts, kind="interest_received", by=by, at=at)
    write(candidacy, values={"letters": len(drafts)})


def check_open(book: Book, path: Path, sheet: Mapping[str, object], on: date) -> Verdict | None:
    """Make sure that a path is open to whoever answers so, and return why; None where it is open to everybody."""
    verdict = is_open_for(book, path, sheet, on)
    if verdict.holds is False:
        raise NotByThisWay(path, book, verdict)
    if unanswered(book, path, sheet, on):
        raise NotAnswered(verdict=verdict)
    return verdict if path.only_if else None


def next_number(year: int) -> int:
    """Take the next number of a year; whoever takes one holds the lock until the file is opened."""
    numbering = lock_year(year)
    numbering.last += 1
    numbering.save(update_fields=["last"])
    return numbering.last


def lock_year(year: int) -> Numbering:
    """Let those who come by for the first time pass one after another, where there is nothing of theirs to lock yet."""
    return Numbering.objects.select_for_update().get_or_create(year=year)[0]


def begin(candidacy: Candidacy, by: Actor, at: datetime) -> None:
    """Mark the step that opening a file does; thank whoever has opened it, and tell the secretariat."""
    first = candidacy.way.next(())
    mark(candidacy, first if first and opens(first, candidacy.way) else None, by, at)
    thanks = to_candidate("interest_received", candidacy, lambda language: {})
    queue_letters(candidacy, [thanks], kind="interest_received", by=by, at=at)
    notices = to_office(
        "interest_noticed",
        candidacy,
        Capacity.SECRETARIAT,
        day_of(at),
        lambda language: {"country": country_name(candidacy.organisation.country, language)},
    )
    queue_letters(candidacy, notices, kind="interest_noticed", by=by, at=at)
