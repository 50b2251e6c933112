"""The empty database that tests begin from: migrated once, and then a copy, for as long as the migrations are the same."""

import shutil
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection


@pytest.fixture(scope="session")
def empty_database(pytestconfig):
    """The file beside pytest's cache that holds it; None on PostgreSQL, which has no files to copy."""
    cache = getattr(pytestconfig, "cache", None)
    if connection.vendor != "sqlite" or not cache:
        return None
    told = [*sorted(settings.HOME.glob("src/accede/*/migrations/*.py")), settings.HOME / "requirements-dev.lock"]
    seal = sha256(b"\0".join(part for one in told for part in (one.name.encode(), one.read_bytes())))
    return Path(cache.mkdir("migrated")) / f"{seal.hexdigest()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings, empty_database):
    """Lay the copy where Django would make the database; it still applies what the copy lacks."""
    if not empty_database or not empty_database.exists():
        return False
    shutil.copyfile(empty_database, settings.DATABASES["default"]["TEST"]["NAME"])
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker, empty_database):
    """Keep the database that was made."""
    if empty_database and not django_db_keepdb:
        # Whole or not at all: several processes may keep it at once.
        made = empty_database.with_name(uuid4().hex)
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(made)])
        made.replace(empty_database)
