"""Worlds that tests begin with: made by the real actions once a process, and from then on laid down as rows.

A world is kept for what was there when it was made, which is nothing, or other worlds. Once a test has written anything
of its own, or put anything but another clock in the place of what is the house's, all that it asks for is made.
"""

import re
from dataclasses import dataclass, field
from functools import cache, wraps

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.utils.translation import get_language

READS = ("BEGIN", "SELECT", "SAVEPOINT", "RELEASE", "PRAGMA", "SET CONSTRAINTS")
CLOCKS = ("now", "time")
DECIDED = ("MEDIA_ROOT", "PUBLIC_URL", "NEXT_ASSEMBLY")  # what a test decides otherwise, and a world may tell
TABLE = re.compile(r'(?:INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(\w+)"')


@dataclass
class State:
    """What the database of a test holds: the worlds that were laid or made in it, and the rows of the tables they are in."""

    worlds: tuple[str, ...] = ()
    rows: dict[str, frozenset] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)  # the table of each statement that writes
    known: int = 0  # how many of them

    item: pytest.Item = None

    @property
    def is_known(self):
        patches = self.item._request.getfixturevalue("monkeypatch") if "monkeypatch" in self.item.fixturenames else None
        put = patches and [*patches._setitem, *(name for _of, name, _was in patches._setattr if name not in CLOCKS)]
        return self.known == len(self.written) and not put

    def holds(self, worlds, rows):
        self.worlds, self.rows, self.known = worlds, rows, len(self.written)


_now = State()
_kept, _empty = {}, {}


def again(made):
    """Read what a world was made for as it stands in the world."""
    if isinstance(made, tuple | list):
        return type(made)(map(again, made))
    return type(made)._base_manager.get(pk=made.pk) if isinstance(made, Model) else made


def kept(make, read=again):
    """Keep the worlds that this function makes, each for the words it is called with."""

    @wraps(make)
    def laid(*args, **named):
        told = f"{make.__module__}.{make.__name__} {_told(args)} {_told(named.items())}"
        key = (*_now.worlds, told, get_language(), *(getattr(settings, one) for one in DECIDED))
        # What is told by its place in memory is another thing another time.
        if not _now.is_known or not connection.in_atomic_block or "<" in told:
            return make(*args, **named)
        if key not in _kept:
            return _keep(key, lambda: make(*args, **named))
        gone, come, worlds, rows, made = _kept[key]
        _lay(gone, come)
        _now.holds(worlds, rows)
        return read(made)

    return laid


def _told(given):
    """The words for what a world is made of: what lies in the world that it is made in is told by its key."""
    if isinstance(given, Model):
        return f"{given._meta.label} {given.pk}"
    return f"({', '.join(map(_told, given))})" if isinstance(given, tuple | type({}.items())) else repr(given)


def _keep(key, make):
    if not _empty:
        _empty.update((table, _read(table)) for table in _tables())
    before, begun = _empty | _now.rows, len(_now.written)
    made = make()
    touched = set(_now.written[begun:])
    if touched <= _tables().keys():
        rows = {table: _read(table) for table in touched}
        gone = {table: before[table] - now for table, now in rows.items()}
        come = {table: sorted(now - before[table]) for table, now in rows.items()}
        _now.holds(key if touched else _now.worlds, _now.rows | rows)
        _kept[key] = gone, come, _now.worlds, _now.rows, made
    return made


@cache
def _tables():
    """The columns of each table that a model describes, its key first."""
    models = apps.get_models(include_auto_created=True)
    fields = {
        one._meta.db_table: sorted(one._meta.local_concrete_fields, key=lambda one: not one.primary_key)
        for one in models
    }
    return {table: [f'"{one.column}"' for one in columns] for table, columns in fields.items()}


def _read(table):
    columns = _tables()[table]
    # As the rows lie there, without what the driver would make of their values.
    asked = ", ".join(f"+{one}" for one in columns)
    if connection.vendor == "postgresql":
        asked = f"{columns[0]}, row_to_json({table})::text"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {asked} FROM "{table}"')
        return frozenset(cursor.fetchall())


def _lay(gone, come):
    with connection.cursor() as cursor:
        for table, rows in gone.items():
            if rows:
                cursor.executemany(f'DELETE FROM "{table}" WHERE {_tables()[table][0]} = %s', [row[:1] for row in rows])
        for table, rows in come.items():
            columns = ", ".join(_tables()[table])
            if rows and connection.vendor == "postgresql":
                asked = f'SELECT {columns} FROM json_populate_recordset(NULL::"{table}", %s)'
                cursor.execute(f'INSERT INTO "{table}" ({columns}) {asked}', [f"[{','.join(row[1] for row in rows)}]"])
            elif rows:
                places = ", ".join(["%s"] * len(_tables()[table]))
                cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', rows)


def _noting(execute, sql, params, many, context):
    if not str(sql).lstrip("( \n").startswith(READS):
        found = TABLE.match(str(sql))
        _now.written.append(found and found[1])
    return execute(sql, params, many, context)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    _now.__init__(item=item)
    if _noting not in connection.execute_wrappers:
        connection.execute_wrappers.append(_noting)
