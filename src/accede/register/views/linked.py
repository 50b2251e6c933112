"""A member as search engines read it: what everybody may see, in the words of schema.org."""

from datetime import date

from accede.register.models import Membership, Particular
from accede.register.queries import Reader, shown
from accede.rulebook.book import Book
from accede.wording.formats import text

Linked = dict[str, str | dict[str, str]]


def linked(membership: Membership, book: Book, language: str, on: date) -> Linked:
    """Return what the public sees of a member as linked data; of persons nothing."""
    organisation = membership.organisation
    told = {one.name: one.value for one in shown(membership, Reader.PUBLIC, on) if not one.mandate}
    place = {
        "addressCountry": organisation.country,
        "addressLocality": organisation.seat,
        "streetAddress": told.get(Particular.Name.ADDRESS, ""),
    }
    said = {
        "name": organisation.name,
        "url": organisation.website,
        "identifier": organisation.registration,
        "telephone": told.get(Particular.Name.TELEPHONE, ""),
        "email": told.get(Particular.Name.EMAIL, ""),
        "description": told.get(Particular.Name.ABOUT, ""),
        "address": _thing("PostalAddress", place),
        "memberOf": _thing("Organization", {"name": text(book.rulebook.long_name, language)}),
    }
    return {"@context": "https://schema.org"} | _thing("Organization", said)


def _thing(kind: str, said: Linked) -> Linked:
    return {"@type": kind} | {name: value for name, value in said.items() if value}
