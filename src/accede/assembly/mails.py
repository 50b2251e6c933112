"""The convocation, to whoever reads for each member, in that person's language."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.conf import settings
from django.utils import translation

from accede.assembly.models import Assembly, Item, Notice
from accede.assembly.queries.agenda import CONVOCATION, standing_matters
from accede.assembly.queries.convening import signature
from accede.assembly.queries.naming import agenda_line, where
from accede.people.models import Account
from accede.people.queries import language
from accede.post.actions import Draft, addressed
from accede.register.models import Organisation
from accede.register.queries import members_on, readers_for
from accede.statutes.queries import letter, zone_at
from accede.wording.formats import day, hour, text
from accede.wording.margin import who


def convocation(assembly: Assembly, items: Sequence[Item], notice: Notice, *, on_paper: bool) -> list[Draft]:
    """Return the convocations to each member of the assembly's day; all of them on paper if the article wants it so."""
    members = Organisation.objects.filter(pk__in=members_on(assembly.day).values("organisation"))
    drafts = [_draft(assembly, items, notice, *one) for one in readers_for(members, assembly.day)]
    return [replace(one, on_paper=True) for one in drafts] if on_paper else drafts


def _draft(
    assembly: Assembly, items: Sequence[Item], notice: Notice, reader: Account, organisation: Organisation
) -> Draft:
    with translation.override(reader.language):
        values = _values(assembly, items, organisation) | {
            "signature": signature(assembly, notice.office, notice.signatory)
        }
        subject, body = letter(CONVOCATION).write(language(), values)
        return Draft(
            sender=_sender(assembly),
            **addressed(reader),
            language=reader.language,
            subject=subject,
            body=body,
            facts=tuple(values.values()),
            party=organisation,
        )


def _sender(assembly: Assembly) -> str:
    book = assembly.book
    convener = next(iter(book.body[assembly.body].convened_by), "")
    return who(convener, book, language()) if convener else book.rulebook.association


def _values(assembly: Assembly, items: Sequence[Item], organisation: Organisation) -> Mapping[str, str]:
    return {
        "organisation": organisation.name,
        "assembly": day(assembly.day, language()),
        "time": hour(assembly.opens_at, language(), zone_at(assembly.opens_at)),
        "place": where(assembly),
        "agenda": "\n".join(_agenda(assembly, items)),
        "url": f"{settings.PUBLIC_URL}{assembly.get_absolute_url()}",
    }


def _agenda(assembly: Assembly, items: Sequence[Item]) -> list[str]:
    # What has a standing place is on the agenda even while nobody has asked for it yet.
    named = {item.matter for item in items}
    kept = [text(one.label, language()) for name, one in standing_matters(assembly).items() if name not in named]
    return [agenda_line(item) for item in items] + [f"– {label}" for label in kept]
