"""Letters about figures, to each delegate of a member in that person's language."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import Draft, addressed
from accede.register.models import Declaration, Figure
from accede.register.queries import readers_for
from accede.rulebook.verdict import Named
from accede.statutes.queries import book_on, letter
from accede.wording.formats import number
from accede.wording.margin import acting_as, named

# The places of a letter that are its own, filled in the language of its reader.
Said = Callable[[str], Mapping[str, str]]


def to_delegates(name: str, declarations: Collection[Declaration], on: date, said: Said) -> list[Draft]:
    """Return a letter to each delegate of each member, about its declaration."""
    of = {one.membership.organisation: one for one in declarations}
    words, book = letter(name), book_on(on)

    def draft(declaration: Declaration, reader: Account) -> Draft:
        values = {**_about(declaration, reader.language), **said(reader.language)}
        subject, body = words.write(reader.language, values)
        return Draft(
            sender=acting_as(Capacity.SECRETARIAT, book, reader.language),
            **addressed(reader),
            language=reader.language,
            subject=subject,
            body=body,
            facts=tuple(values.values()),
            party=declaration.membership.organisation,
        )

    return [draft(of[organisation], reader) for reader, organisation in readers_for(of, on)]


def about_figure(name: str, figure: Figure, value: int, reason: str, on: date) -> list[Draft]:
    """Return the letters about one figure of a declaration: which, the number it is about, and why."""
    book = book_on(on)

    def said(language: str) -> dict[str, str]:
        label = named(Named("fact", figure.name), book, language)
        return {"figure": label, "value": number(value, language), "reason": reason}

    return to_delegates(name, [figure.declaration], on, said)


def _about(declaration: Declaration, language: str) -> dict[str, str]:
    membership = declaration.membership
    with translation.override(language):
        url = f"{settings.PUBLIC_URL}{reverse('declare', args=[membership.number, declaration.year])}"
    return {"organisation": membership.organisation.name, "year": str(declaration.year), "url": url}
