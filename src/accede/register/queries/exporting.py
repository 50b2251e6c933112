"""The members of a day as a table for a file, whose columns an import recognises again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from accede.register.models import Membership, Organisation, Particular
from accede.register.queries.details import detail_told
from accede.register.queries.figures import declared_facts, stated_facts
from accede.register.queries.members import members_on
from accede.register.queries.standing import weight
from accede.register.sheets.columns import FIELDS
from accede.rulebook.book import Book
from accede.rulebook.fact import FactRule
from accede.rulebook.stated import facts_on
from accede.rulebook.verdict import Named
from accede.wording.formats import text
from accede.wording.margin import fact_value, named

YearOf = tuple[str, int | None]


def exported(
    on: date, book: Book, language: str, *, with_postal: bool = True
) -> tuple[list[str], Iterator[list[object]]]:
    """Return the headers and the rows of the members of a day, by number; each figure of each year has its column."""
    members = list(members_on(on))
    years = _years(members, book)
    fields = [str(label) for name, label in FIELDS.items() if with_postal or name != "postal"]
    known = Particular.objects.filter(name=Particular.Name.ADDRESS)
    told = dict(known.values_list("organisation", "value")) if with_postal else None
    stated = {name for one in members for name in one.organisation.stated}
    facts = [rule for name, rule in stated_facts(book).items() if name in stated]
    headers = fields + [_header(name, year, book, language) for name, year in years]
    headers += [text(rule.label, language) or rule.name for rule in facts]
    rows = (
        [*_row(one, years, told, on, book, language), *_facts(one.organisation, facts, on, book, language)]
        for one in members
    )
    return headers, rows


def _facts(
    organisation: Organisation, facts: Iterable[FactRule], on: date, book: Book, language: str
) -> Iterator[object]:
    held = facts_on(organisation.stated, on)
    for rule in facts:
        value = held.get(rule.name, "")
        if isinstance(value, tuple):
            value = ", ".join(value)
        yield value if value == "" or isinstance(value, date) else fact_value(rule.name, value, book, language)


def _years(members: Iterable[Membership], book: Book) -> list[YearOf]:
    order = list(declared_facts(book))
    found = {(figure.name, figure.year) for one in members for figure in one.organisation.figures.all()}
    return sorted((one for one in found if one[0] in order), key=lambda one: (order.index(one[0]), -(one[1] or 0)))


def _header(name: str, year: int | None, book: Book, language: str) -> str:
    label = text(book.fact[name].label, language) or name
    return _("%(figure)s (%(year)d)") % {"figure": label, "year": year} if year else label


def _row(
    membership: Membership,
    years: Iterable[YearOf],
    told: Mapping[int, str] | None,
    on: date,
    book: Book,
    language: str,
) -> list[object]:
    of = membership.organisation
    known = sorted(of.figures.all(), key=weight)
    figures = {(figure.name, figure.year): figure.counted(on) for figure in known}
    return [
        membership.number,
        of.name,
        detail_told("country", of.country, book, language),
        of.seat,
        detail_told("legal_form", of.legal_form, book, language),
        of.registration,
        of.website,
        named(Named("category", membership.category), book, language),
        _since(membership),
        *([] if told is None else [told.get(of.pk, "")]),
        *(figures.get(one, "") for one in years),
    ]


def _since(membership: Membership) -> object:
    if membership.starts is None:
        return ""
    return membership.starts.year if membership.starts_year_only else membership.starts
