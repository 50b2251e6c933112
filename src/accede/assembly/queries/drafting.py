"""The minutes of an assembly as they follow from what happened, in one language."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.assembly.models import Assembly
from accede.assembly.queries.attended import attended
from accede.assembly.queries.minuted import minuted
from accede.assembly.queries.naming import agenda_line, body_name
from accede.journal.models import Entry
from accede.journal.queries import entries_about
from accede.people.models import Account
from accede.people.queries import language
from accede.statutes.queries import day_of, zone_at
from accede.wording.formats import day, hour

OPENED, CLOSED = "assembly.open_assembly", "assembly.close_assembly"


def drafted(assembly: Assembly, language: str) -> str:
    """Return the text: the meeting, who took part, each item with its result, the end."""
    with override(language):
        parts = [
            (_("The meeting"), _meeting(assembly)),
            (_("Who took part"), _attendance(assembly)),
            *((agenda_line(one), minuted(one)) for one in assembly.items.select_related("assembly__edition", "ledger")),
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
        Assembly.Mode.WRITTEN: _("%(association)s, %(body)s. Decisions in writing of %(day)s."),
    }
    yield sentences[Assembly.Mode(assembly.mode)] % values
    if assembly.call > 1 and assembly.follows:
        first = day(assembly.follows.day, language())
        yield _("It was a second call, after the meeting of %(day)s.") % {"day": first}
    if assembly.convened_at:
        convened = day(day_of(assembly.convened_at), language())
        yield _("The members were convened on %(day)s.") % {"day": convened}
    if opened := _entry(assembly, OPENED):
        yield _("%(person)s opened the meeting at %(hour)s.") % _by(opened)


def _end(assembly: Assembly) -> Iterator[str]:
    if closed := _entry(assembly, CLOSED):
        yield _("%(person)s closed the meeting at %(hour)s.") % _by(closed)


def _entry(assembly: Assembly, action: str) -> Entry | None:
    return entries_about(assembly).filter(action=action).last()


def _by(entry: Entry) -> dict[str, str]:
    account = Account.objects.filter(pk=entry.actor.removeprefix("account:")).first()
    return {
        "person": account.name if account else _("The chair"),
        "hour": hour(entry.at, language(), zone_at(entry.at)),
    }


def _attendance(assembly: Assembly) -> Iterator[str]:
    opened, closed = (_entry(assembly, one) for one in (OPENED, CLOSED))
    yield from attended(assembly, opened and opened.at, closed and closed.at)
