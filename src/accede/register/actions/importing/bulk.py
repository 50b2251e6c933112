"""Rows go from beside the register into it by the database itself: so quickly that nobody waits for the lock.

The statements are the same on both databases. What a model holds beyond what is said takes its default, so that a
new column needs no change here.
"""

from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import Field, Model

from accede.register.models import WORKED_OUT, Import, ImportRow, Organisation, Particular

Kind = ImportRow.Kind
SAID = ("name", "country", "seat", "legal_form", "registration", "website")
CARRIED = (*SAID, "source", "stated", *WORKED_OUT)
KEPT = SAID[1:]
ROWS = ImportRow._meta.db_table
ORGANISATIONS = Organisation._meta.db_table
TOLD = Particular._meta.db_table
ADDRESS = Particular.Name.ADDRESS


def insert_from(
    model: type[Model],
    rows: str,
    parameters: Sequence[object],
    selected: Mapping[str, str],
    constant: Mapping[str, object] | None = None,
) -> None:
    """Insert what is selected from `rows`, with its parameters: an expression for each column, or one value for all."""
    fields = [one for one in model._meta.concrete_fields if one.attname in selected or not one.primary_key]
    values = {one.attname: one.get_default() for one in fields if one.attname not in selected} | (constant or {})
    fixed = [one.get_db_prep_save(values[one.attname], connection) for one in fields if one.attname in values]
    names = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    expressions = ", ".join(selected.get(one.attname, "%s") for one in fields)
    execute(f"INSERT INTO {model._meta.db_table} ({names}) SELECT {expressions} FROM {rows}", [*fixed, *parameters])


def insert(model: type[Model], several: Sequence[Model]) -> None:
    """Insert rows that nothing refers to yet: their ids are not asked for, so that the statement is made once."""
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    names = ", ".join(connection.ops.quote_name(one.column) for one in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [[_stored(one, getattr(row, one.attname)) for one in fields] for row in several]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({places})", values)


def _stored(field: Field, value: object) -> object:
    # Most values are texts and numbers, which both databases take as they are.
    return value if value is None or isinstance(value, str | int) else field.get_db_prep_save(value, connection)


def reserve(count: int) -> int:
    """Hold so many ids of organisations for this transaction, one after another, and return the first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # The transaction holds the one write lock; ids that were once given are not given again.
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [ORGANISATIONS])
            return (cursor.fetchone() or (0,))[0] + 1
        cursor.execute(f"LOCK TABLE {ORGANISATIONS} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [ORGANISATIONS])
        first = cursor.fetchone()[0]
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [ORGANISATIONS, first + count - 1])
        return first


def give_organisations(staged: Import) -> None:
    """Give the new rows their organisations' ids, and insert these."""
    count, new = staged.counts[Kind.NEW], [staged.pk, Kind.NEW]
    if not count:
        return
    before = reserve(count) - 1
    execute(f"UPDATE {ROWS} SET organisation_id = position + %s WHERE imported_id = %s AND kind = %s", [before, *new])
    selected = {"id": "r.organisation_id"} | {name: f"r.{name}" for name in CARRIED}
    insert_from(Organisation, f"{ROWS} r WHERE r.imported_id = %s AND r.kind = %s", new, selected)


def bring_up_to_date(staged: Import) -> None:
    """Write into organisations what the file says of them; where it says nothing they stay as they are."""
    said = (f"{name} = COALESCE(NULLIF(r.{name}, ''), {ORGANISATIONS}.{name})" for name in KEPT)
    anew = (f"{name} = r.{name}" for name in ("name", "stated", *WORKED_OUT))
    _update(staged, Kind.CHANGED, ", ".join([*anew, *said]))
    _tell_addresses(staged, Kind.NEW, Kind.CHANGED)


def bring_back(staged: Import) -> None:
    """Write into organisations what the register said of them before."""
    _update(staged, Kind.FORMER, ", ".join(f"{name} = r.{name}" for name in CARRIED))
    addressed = staged.rows.filter(kind__in=(Kind.NEW, Kind.CHANGED)).exclude(postal="").values("organisation")
    Particular.objects.filter(name=ADDRESS, organisation__in=addressed).delete()
    _tell_addresses(staged, Kind.FORMER)


def _tell_addresses(staged: Import, *kinds: str) -> None:
    """Let organisations have the postal addresses of rows of some kinds."""
    given = staged.rows.filter(kind__in=kinds).exclude(postal="")
    Particular.objects.filter(name=ADDRESS, organisation__in=given.values("organisation")).delete()
    rows, which = f"{ROWS} r WHERE r.imported_id = %s AND r.postal <> ''", ", ".join(["%s"] * len(kinds))
    selected = {"organisation_id": "r.organisation_id", "value": "r.postal"}
    insert_from(Particular, f"{rows} AND r.kind IN ({which})", [staged.pk, *kinds], selected, {"name": ADDRESS})


def differing(staged: Import, kind: str) -> int:
    """Return how many organisations stand no longer as the rows of a kind have them."""
    # A changed row says nothing where it is empty.
    unless = " AND r.{name} <> ''" if kind == Kind.CHANGED else ""
    held = {name: f"o.{name}" for name in SAID} | {"postal": "COALESCE(t.value, '')"}
    differ = " OR ".join(f"({has} <> r.{name}{unless.format(name=name)})" for name, has in held.items())
    differ += " OR o.stated <> r.stated"
    return ask(
        f"SELECT COUNT(*) FROM {ROWS} r LEFT JOIN {ORGANISATIONS} o ON o.id = r.organisation_id "
        f"LEFT JOIN {TOLD} t ON t.organisation_id = r.organisation_id AND t.name = %s "
        f"WHERE r.imported_id = %s AND r.kind = %s AND (o.id IS NULL OR o.merged_into_id IS NOT NULL OR {differ})",
        [ADDRESS, staged.pk, kind],
    )


def execute(statement: str, parameters: Sequence[object]) -> None:
    """Run a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def ask(statement: str, parameters: Sequence[object]) -> int:
    """Return the one number that a statement asks for."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchone()[0]


def _update(staged: Import, kind: str, said: str) -> None:
    which = f"r.organisation_id = {ORGANISATIONS}.id AND r.imported_id = %s AND r.kind = %s"
    execute(f"UPDATE {ORGANISATIONS} SET {said} FROM {ROWS} r WHERE {which}", [staged.pk, kind])
