"""The database that tests and houses of stories begin from: migrated once, and then a copy, for as long as the migrations are the same."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".pytest_cache" / "migrated"


def lay(file):
    """Put an SQLite database with every table and no rows of ours where one is looked for; on PostgreSQL return False."""
    if os.environ.get("ACCEDE_DATABASE"):
        return False
    told = [*sorted(ROOT.glob("src/accede/*/migrations/*.py")), ROOT / "requirements-dev.lock"]
    seal = sha256(b"\0".join(part for one in told for part in (one.name.encode(), one.read_bytes())))
    kept = KEPT / f"{seal.hexdigest()}.sqlite3"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several that need it at once one makes it
        if not kept.exists():
            _make(kept)
    shutil.copyfile(kept, file)
    return True


def _make(kept):
    with TemporaryDirectory(dir=KEPT) as place:
        environment = {**os.environ, "ACCEDE_DATA": place, "DJANGO_SETTINGS_MODULE": "accede.web.settings"}
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity=0"], env=environment, check=True)
        made = Path(place) / "made"
        sqlite3.connect(Path(place) / "accede.sqlite3").execute("VACUUM INTO ?", [str(made)]).connection.close()
        made.replace(kept)
