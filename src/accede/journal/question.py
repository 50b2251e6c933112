"""Questions asked, and rows written, all the time: to build their SQL takes longer than the database needs for them."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, Model, QuerySet, Value
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

LARGEST = 2**63 - 1
Row = TypeVar("Row", bound=Model)


class _Given:
    """Stands in the parameters of a question for what is given when it is asked."""

    def __init__(self, place: int) -> None:
        self.place = place


class Question:
    """A query of rows (`values_list`) whose SQL is built once a process, and then asked with what is given.

    What is given is a number or a text; a number larger than any of a row is that of none.
    """

    def __init__(self, ask: Callable[..., QuerySet]) -> None:
        self._ask = ask
        self._built: dict[tuple[str, int], tuple] = {}

    def __call__(self, *given: int | str) -> list[list[Any]]:
        """Return the rows that answer it."""
        if any(isinstance(one, int) and one > LARGEST for one in given):
            return []
        sql, parameters, converters = self._built.get((connection.vendor, len(given))) or self._build(len(given))
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[one.place] if isinstance(one, _Given) else one for one in parameters])
            rows = [list(row) for row in cursor.fetchall()]
        for row in rows:
            for place, (convert, expression) in converters.items():
                for one in convert:
                    row[place] = one(row[place], expression, connection)
        return rows

    def _build(self, number: int) -> tuple:
        asked = self._ask(*(Value(_Given(place)) for place in range(number)))
        compiler = asked.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([expression for expression, _sql, _alias in compiler.select])
        self._keep(compiler)
        built = self._built[connection.vendor, number] = sql, parameters, converters
        return built

    def _keep(self, compiler: SQLCompiler) -> None:
        """Keep what else the answers are read with."""


class Rows(Question):
    """The same of whole rows, each with those that `select_related` reads beside it."""

    def __init__(self, ask: Callable[..., QuerySet]) -> None:
        super().__init__(ask)
        self._parts: dict[str, tuple] = {}

    def __call__(self, *given: int | str) -> list[Any]:
        """Return the rows that answer it."""
        found = []
        for values in super().__call__(*given):
            model, part, names, related = self._parts[connection.vendor]
            found.append(model.from_db(connection.alias, names, values[part]))
            for one in related:
                one.populate(values, found[-1])
        return found

    def _keep(self, compiler: SQLCompiler) -> None:
        told, select = compiler.klass_info, compiler.select
        part = slice(told["select_fields"][0], told["select_fields"][-1] + 1)
        names = [expression.target.attname for expression, _sql, _alias in select[part]]
        related = get_related_populators(told, select, connection.alias)
        self._parts[connection.vendor] = told["model"], part, names, related


def partly(model: type[Row], names: Sequence[str], values: Sequence[Any]) -> Row:
    """Return a row of which these columns are at hand; another is read when it is asked for."""
    known = dict(zip(names, values, strict=True))
    ordered = [known[one.attname] for one in model._meta.concrete_fields if one.attname in known]
    return model.from_db(connection.alias, names, ordered)


def insert(*rows: Model) -> None:
    """Write new rows of one kind, and give each its number."""
    sql, fields = _insertion(type(rows[0]), len(rows), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [_kept(one, row) for row in rows for one in fields])
        for row, [key] in zip(rows, cursor.fetchall(), strict=True):
            row.pk = key


def update(row: Model, *names: str) -> None:
    """Write some fields of a row that is there."""
    sql, fields = _change(type(row), names, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [_kept(one, row) for one in fields])


@lru_cache(maxsize=64)
def _insertion(model: type[Model], number: int, _vendor: str) -> tuple[str, list[Field]]:
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    columns, places = ", ".join(map(_quoted, fields)), ", ".join([f"({', '.join(['%s'] * len(fields))})"] * number)
    table, key = connection.ops.quote_name(model._meta.db_table), _quoted(model._meta.pk)
    return f"INSERT INTO {table} ({columns}) VALUES {places} RETURNING {key}", fields  # noqa: S608 - names of ours


@lru_cache(maxsize=16)
def _change(model: type[Model], names: tuple[str, ...], _vendor: str) -> tuple[str, list[Field]]:
    fields, key = [model._meta.get_field(one) for one in names], model._meta.pk
    table, columns = (
        connection.ops.quote_name(model._meta.db_table),
        ", ".join(f"{_quoted(one)} = %s" for one in fields),
    )
    return f"UPDATE {table} SET {columns} WHERE {_quoted(key)} = %s", [*fields, key]  # noqa: S608 - names of ours


def _quoted(field: Field) -> str:
    return connection.ops.quote_name(field.column)


def _kept(field: Field, row: Model) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), connection)
