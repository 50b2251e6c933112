"""The minutes of an assembly as they follow from what happened, in one language."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.assembly.models import Assembly
from accede.assembly.queries.attended import attended, voted
from accede.assembly.queries.distance import conditions
from accede.assembly.queries.floor import heard_on
from accede.assembly.queries.minuted import cited, minuted
from accede.assembly.queries.naming import agenda_line, body_name, until
from accede.journal.models import Entry
from accede.journal.queries import entries_about
from accede.people.models import Account
from accede.people.queries import language
from accede.statutes.queries import day_of, zone_at
from accede.wording.formats import day, hour, moment

OPENED, CLOSED = "assembly.open_assembly", "assembly.close_assembly"


def drafted(assembly: Assembly, language: str, *, names_heard: bool = False) -> str:
    """Return the text: the meeting, who took part, each item with its result and, if asked, who was heard, the end."""
    items = assembly.items.select_related("assembly__edition", "ledger")
    with override(language):
        parts = [
            (_("The meeting"), _meeting(assembly)),
            (_("Who took part"), _attendance(assembly)),
            *((agenda_line(one), [*(heard_on(one) if names_heard else ()), *minuted(one)]) for one in items),
            (_("The end of the meeting"), _end(assembly)),
        ]
        return "\n\n".join(_part(heading, paragraphs) for heading, paragraphs in parts)


def _part(heading: str, paragraphs: Iterable[str]) -> str:
    return "\n\n".join([f"# {heading}", *paragraphs])


def _meeting(assembly: Assembly) -> Iterator[str]:
    values = {
        "association": assembly.book.rulebook.association,
        "body": body_name(assembly),
        "day": day(assembly.day, language()),
        "place": assembly.place,
    }
    sentences = {
        Assembly.Mode.ROOM: _("%(association)s, %(body)s. Meeting of %(day)s, in %(place)s."),
        Assembly.Mode.REMOTE: _("%(association)s, %(body)s. Meeting of %(day)s, at a distance."),
        Assembly.Mode.BOTH: _("%(association)s, %(body)s. Meeting of %(day)s, in %(place)s and at a distance."),
        Assembly.Mode.WRITTEN: _("%(association)s, %(body)s. Decisions in writing, without a meeting."),
    }
    yield sentences[Assembly.Mode(assembly.mode)] % values
    yield from (cited(one, assembly.book) for one in conditions(assembly))
    if assembly.is_written:
        yield cited(assembly.book.body[assembly.body].may_write(), assembly.book)
    if assembly.call > 1 and assembly.follows:
        first = day(assembly.follows.day, language())
        yield _("It was a second call, after the meeting of %(day)s.") % {"day": first}
    if assembly.convened_at:
        convened = day(day_of(assembly.convened_at), language())
        yield _("The members were convened on %(day)s.") % {"day": convened}
    if assembly.is_on_paper:
        yield from _on_paper(assembly)
    elif assembly.is_written:
        yield _("Votes were taken until %(moment)s.") % {"moment": until(assembly)}
    elif opened := _entry(assembly, OPENED):
        yield _("%(person)s opened the meeting at %(hour)s.") % _by(opened)


def _on_paper(assembly: Assembly) -> Iterator[str]:
    record = assembly.paper
    yield _("It was opened at %(hour)s.") % {"hour": _hour(record.opened_at)}
    entered = {"day": day(day_of(record.begun_at), language()), "person": _person(record.by, _("The secretariat"))}
    yield _("It was held on paper, and entered here on %(day)s by: %(person)s.") % entered


def _end(assembly: Assembly) -> Iterator[str]:
    for one in assembly.troubles.all():
        yield _("At %(hour)s a technical trouble was noted: %(text)s") % {"hour": _hour(one.at), "text": one.text}
    closed = _entry(assembly, CLOSED)
    if assembly.is_on_paper:
        yield _("The meeting was closed at %(hour)s.") % {"hour": _hour(assembly.paper.closed_at)}
    elif closed and assembly.is_written:
        at = moment(closed.at, language(), zone_at(closed.at))
        yield _("%(person)s closed it on %(moment)s.") % (_by(closed) | {"moment": at})
    elif closed:
        yield _("%(person)s closed the meeting at %(hour)s.") % _by(closed)


def _entry(assembly: Assembly, action: str) -> Entry | None:
    return entries_about(assembly).filter(action=action).last()


def _by(entry: Entry) -> dict[str, str]:
    return {"person": _person(entry.actor, _("The chair")), "hour": _hour(entry.at)}


def _person(actor: str, otherwise: str) -> str:
    account = Account.objects.filter(pk=actor.removeprefix("account:")).first()
    return account.name if account and account.name else otherwise


def _hour(at: datetime) -> str:
    return hour(at, language(), zone_at(at))


def _attendance(assembly: Assembly) -> Iterator[str]:
    if assembly.is_on_paper:
        yield from attended(assembly, assembly.paper.opened_at, assembly.paper.closed_at)
        return
    if assembly.is_written:
        yield from voted(assembly)
        return
    opened, closed = (_entry(assembly, one) for one in (OPENED, CLOSED))
    yield from attended(assembly, opened and opened.at, closed and closed.at)
