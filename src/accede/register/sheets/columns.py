"""Which field a column holds, told by its header.

The headers are those of this product's own files and of what other products export: CiviCRM (titles of the fields of
contacts and memberships in its schema and reports), hitobito (columns of its table of groups, named as its locales
`models.de.yml` and `models.fr.yml` name them), Tendenci (field names of corporate profiles and memberships, as its
view `corp_export` writes them).
"""

import re
from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accede.register.queries.figures import declared_facts, stated_facts
from accede.rulebook.book import Book
from accede.wording.folding import folded

# In the order of a file that is written.
FIELDS: dict[str, Promise] = {
    "number": _("Number in the register"),
    "name": _("Name"),
    "country": _("Country"),
    "seat": _("Head office"),
    "legal_form": _("Legal form"),
    "registration": _("Registration number"),
    "website": _("Website"),
    "category": _("Category"),
    "starts": _("Member since"),
    "postal": _("Postal address"),
}
FIGURE, FACT = "figure:", "fact:"
KNOWN: dict[str, tuple[str, ...]] = {
    "name": (
        "organization name",
        "organisation name",
        "display name",
        "nom",
        "firmenname",
        "nom de l’entreprise",
        "company name",
        "company_name",
    ),
    "country": ("land", "pays"),
    "seat": ("city", "ville", "ort", "lieu", "town"),
    "legal_form": ("rechtsform", "forme juridique"),
    "registration": ("legal identifier", "registration", "vat number", "registernummer", "numéro d’enregistrement"),
    "website": ("url", "webseite", "site web", "homepage"),
    "category": ("membership type", "corporate_membership_type", "mitgliederkategorie", "type"),
    "starts": ("join date", "join_date", "join_dt", "membership start date", "mitglied seit", "eintrittsdatum"),
    "number": ("external identifier", "member number", "member_number", "mitgliedernummer", "numéro de membre"),
}
YEAR = re.compile(r"\s*\(?\b((?:19|20)\d\d)\b\)?\s*$")
LANGUAGES = ("en", "fr")


def recognised(headers: Sequence[str], book: Book) -> dict[str, str]:
    """Return, by the place of each column that is recognised, its field; the first column of a field has it."""
    names = _names(book)
    found: dict[str, str] = {}
    for place, header in enumerate(headers):
        field = names.get(_plain(header)) or names.get(_plain(YEAR.sub("", header)))
        is_figure = bool(field) and field.startswith(FIGURE)
        if field and (is_figure or field not in found.values()):
            found[str(place)] = field
    return found


def year_of(header: str) -> int | None:
    """Return the year that a header ends with."""
    found = YEAR.search(header)
    return int(found[1]) if found else None


def figures_of(book: Book) -> dict[str, dict[str, str]]:
    """Return the figures that members declare, as fields, with their labels by language."""
    return {f"{FIGURE}{name}": dict(fact.label) for name, fact in declared_facts(book).items()}


def facts_of(book: Book) -> dict[str, dict[str, str]]:
    """Return what else the rules ask of a member, as fields, with its labels by language."""
    return {f"{FACT}{name}": dict(fact.label) for name, fact in stated_facts(book).items()}


def _names(book: Book) -> dict[str, str]:
    names = {_plain(word): field for field, words in KNOWN.items() for word in words}
    for language in LANGUAGES:
        with override(language):
            names |= {_plain(str(label)): field for field, label in FIELDS.items()}
    names |= {_plain(field): field for field in FIELDS}
    for field, labels in figures_of(book).items():
        names |= {_plain(one): field for one in (field.removeprefix(FIGURE), *labels.values())}
    for field, labels in facts_of(book).items():
        for one in (field.removeprefix(FACT), *labels.values()):
            names.setdefault(_plain(one), field)
    return names


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", " ", folded(header)).strip()
