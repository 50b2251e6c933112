"""What an organisation was called, and where it stood, on a day."""

from datetime import date

from accede.register.models import Former, Organisation
from accede.register.sheets.rows import legal_forms
from accede.rulebook.book import Book
from accede.wording.formats import country, text

DETAILS = ("name", "country", "seat", "legal_form", "registration", "vat", "iban", "website")
# What fees, votes and payments rest on: the office changes it, once it has seen what says so.
RESERVED = ("name", "country", "legal_form", "registration", "iban")


def detail_on(organisation: Organisation, detail: str, on: date) -> str:
    """Return a detail of an organisation as it was on a day; what is known today, if nothing says that it changed."""
    changed = (one for one in organisation.formers.all() if one.detail == detail and one.until > on)
    earliest = min(changed, key=lambda one: (one.until, one.pk), default=None)
    return getattr(organisation, detail) if earliest is None else earliest.value


def detail_told(detail: str, value: str, book: Book, language: str) -> str:
    """Return a detail as people read it: a country and a legal form by their names, anything else as it is."""
    if detail == "legal_form":
        return text(legal_forms(book).get(value, {}), language) or value
    return country(value, language) if detail == "country" and value else value


def former_names(organisation: Organisation) -> list[Former]:
    """Return the names that an organisation had before, the latest first."""
    return [one for one in organisation.formers.all() if one.detail == "name"][::-1]
