"""The convocation, to whoever reads for each member, in that person's language."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accede.assembly.models import Assembly, Change, Item, Nomination, Notice
from accede.assembly.queries.agenda import CONVOCATION, standing_matters
from accede.assembly.queries.convening import signature
from accede.assembly.queries.election import Ruled
from accede.assembly.queries.minuted import cited
from accede.assembly.queries.naming import agenda_line, until, where
from accede.assembly.queries.papers import Versions, papers_of
from accede.assembly.queries.rights import RIGHTS_TOLD, closing_told, right_told, rights_of
from accede.people.models import Account
from accede.people.queries import language
from accede.post.actions import Draft, addressed
from accede.register.models import Organisation
from accede.register.queries import organisations_on, readers_for
from accede.statutes.queries import day_of, letter, zone_at
from accede.wording.formats import day, hour, moment, text
from accede.wording.margin import mark, who

PAPERS_SENT, IN_WRITING = "papers_sent", "convocation_in_writing"
MOVED, CALLED_OFF = "assembly_moved", "assembly_called_off"
# The places of a letter, filled for a member in the language of its reader.
Values = Callable[[Organisation], Mapping[str, str]]


def convocation(assembly: Assembly, items: Sequence[Item], notice: Notice, *, on_paper: bool) -> list[Draft]:
    """Return the convocations to each member of the assembly's day; all of them on paper if the article wants it so."""
    enclosed = papers_of(assembly)

    def values(organisation: Organisation) -> Mapping[str, str]:
        signed = signature(assembly, notice.office, notice.signatory)
        told = _values(assembly, items, enclosed, organisation) | {"signature": signed}
        return told | _in_writing(assembly) if assembly.is_written else told

    kind = IN_WRITING if assembly.is_written else CONVOCATION
    return to_members(kind, assembly, values, on_paper=on_paper)


def papers(assembly: Assembly, items: Sequence[Item], *, on_paper: bool) -> list[Draft]:
    """Return the letters that bring members the agenda, and name the documents, as they stand now."""
    enclosed = papers_of(assembly)

    def values(organisation: Organisation) -> Mapping[str, str]:
        told = "\n".join(_paper(one) for one in enclosed)
        return _values(assembly, items, enclosed, organisation) | {"papers": told}

    return to_members(PAPERS_SENT, assembly, values, on_paper=on_paper)


def moved(assembly: Assembly, change: Change, *, on_paper: bool) -> list[Draft]:
    """Return the letters that tell members when and where a meeting is held instead."""

    def values(organisation: Organisation) -> Mapping[str, str]:
        told = {"day": day(assembly.day, language()), "place": where(assembly)}
        told["time"] = hour(assembly.opens_at, language(), zone_at(assembly.opens_at))
        return _changed(assembly, change, organisation) | told

    return to_members(MOVED, assembly, values, on_paper=on_paper)


def called_off(assembly: Assembly, change: Change, *, on_paper: bool) -> list[Draft]:
    """Return the letters that tell members that a meeting does not take place."""
    return to_members(CALLED_OFF, assembly, partial(_changed, assembly, change), on_paper=on_paper)


def rights(assembly: Assembly) -> list[Draft]:
    """Return the letters that tell each member whether it may vote, and why, until when it can change."""
    found = {one.seat.organisation: one for one in rights_of(assembly)}

    def values(organisation: Organisation) -> Mapping[str, str]:
        one = found[organisation.pk]
        article = mark(one.right.verdict, assembly.book, language())
        right = right_told(one, assembly)
        return {
            "organisation": organisation.name,
            "assembly": day(assembly.day, language()),
            "right": _("%(sentence)s (%(article)s)") % {"sentence": right, "article": article} if article else right,
            "until": closing_told(assembly)[0],
            "url": f"{settings.PUBLIC_URL}{reverse('rights', args=[assembly.address])}",
        }

    return to_members(RIGHTS_TOLD, assembly, values, on_paper=False, only=found)


def to_members(
    kind: str, assembly: Assembly, values: Values, *, on_paper: bool, only: Collection[int] | None = None
) -> list[Draft]:
    """Return the letters of a kind to each member of the assembly's day, or to some."""
    members = organisations_on(assembly.day)
    members = members if only is None else [one for one in members if one.pk in only]
    drafts = [_draft(kind, assembly, values, *one) for one in readers_for(members, assembly.day)]
    return [replace(one, on_paper=True) for one in drafts] if on_paper else drafts


def _draft(kind: str, assembly: Assembly, values: Values, reader: Account, organisation: Organisation) -> Draft:
    with translation.override(reader.language):
        told = values(organisation)
        subject, body = letter(kind).write(language(), told)
        return Draft(
            sender=_sender(assembly),
            **addressed(reader),
            language=reader.language,
            subject=subject,
            body=body,
            facts=tuple(told.values()),
            party=organisation,
        )


def nominated(nomination: Nomination, ruled: Ruled, reader: Account) -> Draft:
    """Return the letter that asks a person, or a member, whether it stands."""
    with translation.override(reader.language):
        assembly = ruled.election.item.assembly
        values = {
            "name": nomination.name,
            "seat": text(ruled.seat.label, language()) or ruled.seat.name,
            "assembly": day(assembly.day, language()),
            "url": f"{settings.PUBLIC_URL}{nomination.get_absolute_url()}",
        }
        subject, body = letter("nominated").write(language(), values)
        said = {"language": reader.language, "subject": subject, "body": body, "facts": tuple(values.values())}
        return Draft(sender=_sender(assembly), **addressed(reader), **said, party=nomination.organisation)


def _changed(assembly: Assembly, change: Change, organisation: Organisation) -> dict[str, str]:
    was = day(day_of(change.opened_at), language())
    url = f"{settings.PUBLIC_URL}{assembly.get_absolute_url()}"
    return {"organisation": organisation.name, "assembly": was, "reason": change.why, "url": url}


def _sender(assembly: Assembly) -> str:
    book = assembly.book
    convener = next(iter(book.body[assembly.body].convened_by), "")
    return who(convener, book, language()) if convener else book.rulebook.association


def _values(
    assembly: Assembly, items: Sequence[Item], enclosed: Sequence[Versions], organisation: Organisation
) -> Mapping[str, str]:
    return {
        "organisation": organisation.name,
        "assembly": day(assembly.day, language()),
        "time": hour(assembly.opens_at, language(), zone_at(assembly.opens_at)),
        "place": where(assembly),
        "agenda": "\n".join(_agenda(assembly, items, enclosed)),
        "url": f"{settings.PUBLIC_URL}{assembly.get_absolute_url()}",
    }


def _in_writing(assembly: Assembly) -> dict[str, str]:
    begins = moment(assembly.opens_at, language(), zone_at(assembly.opens_at))
    rule = cited(assembly.book.body[assembly.body].may_write(), assembly.book)
    return {"begins": begins, "until": until(assembly), "rule": rule}


def _agenda(assembly: Assembly, items: Sequence[Item], enclosed: Sequence[Versions]) -> Iterator[str]:
    # What has a standing place is on the agenda even while nobody has asked for it yet.
    matters = {item.matter for item in items}
    for item in items:
        yield agenda_line(item)
        yield from (f"   {_paper(one)}" for one in enclosed if one.paper.item_id == item.pk)
    yield from (
        f"– {text(one.label, language())}" for name, one in standing_matters(assembly).items() if name not in matters
    )


def _paper(one: Versions) -> str:
    return f"– {one.paper.title} ({one.latest.of_kind.name})"
