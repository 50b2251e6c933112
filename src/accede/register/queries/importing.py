"""What an import needs to know of the register, and what its pages show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.register.models import Import, ImportRow, Membership, Organisation
from accede.register.sheets.reading import rows_of
from accede.register.sheets.rows import EXPECTED

# What is counted of an import, in the order in which it is told.
COUNTED: dict[str, str | Promise] = {
    kind.value: kind.label for kind in ImportRow.Kind if kind != ImportRow.Kind.FORMER
} | {"entering": _("Entered as members"), "figures": _("Figures")}


@dataclass(frozen=True)
class Known:
    """The organisations of the register by their registration numbers and by their names, and who ever was a member."""

    numbers: dict[str, int]
    names: dict[str, int]
    numbered: frozenset[int]
    members: frozenset[int]

    def find(self, row: ImportRow) -> int | None:
        """Return which organisation a row is about; two of one name with two numbers are two."""
        if row.number_key in self.numbers:
            return self.numbers[row.number_key]
        named = self.names.get(row.key)
        return None if row.number_key and named in self.numbered else named


def known_organisations() -> Known:
    """Return what tells the organisations of the register apart."""
    numbers: dict[str, int] = {}
    names: dict[str, int] = {}
    known = Organisation.objects.values_list("pk", "merged_into", "key", "number_key")
    for pk, merged_into, key, numbered in known.iterator():
        # Whoever names one that has become part of another means that one.
        names.setdefault(key, merged_into or pk)
        if numbered:
            numbers.setdefault(numbered, merged_into or pk)
    members = frozenset(Membership.objects.filter(is_void=False).values_list("organisation", flat=True))
    return Known(numbers, names, frozenset(numbers.values()), members)


def imports() -> QuerySet[Import]:
    """Return the imports, the latest first, without their content."""
    return Import.objects.defer("content")


def last_applied() -> Import | None:
    """Return the import that was applied last and still is."""
    return imports().filter(state=Import.State.APPLIED).order_by("-applied_at", "-pk").first()


def is_undoable(staged: Import) -> bool:
    """Say whether it is the import that was applied last, and its rows are kept still."""
    return staged == last_applied() and staged.rows.exists()


def remembered(headers: Sequence[str]) -> Import | None:
    """Return the last import of a file with the same columns that went further than being looked at."""
    with_columns = imports().exclude(state=Import.State.STAGED)
    return next((one for one in with_columns[:200] if one.headers == list(headers)), None)


def faulty(staged: Import) -> QuerySet[ImportRow]:
    """Return the faulty rows of an import, in the order of its file."""
    return staged.rows.filter(kind=ImportRow.Kind.FAULTY)


def faults_of(staged: Import, rows: Iterable[ImportRow]) -> Iterator[tuple[int, str, str, str]]:
    """Return each fault of some rows: the row's place in the file, the column, its value, and what was expected."""
    for row in rows:
        for place, value, code in row.faults:
            yield row.line, staged.headers[place], value, str(EXPECTED[code])


def first_row(staged: Import) -> list[str]:
    """Return the cells of the first row below the headers, to show what stands in each column."""
    return next((row for _line, row in rows_of(staged.content)), [])
