"""Houses for stories: opened with the command line in a place of their own, and served like real ones.

What many of them begin with is made once for all stories that are told at the same time; each is given a copy of it.
"""

import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.request import urlopen
from uuid import uuid4

import psycopg
from migrated import lay

ACCEDE = [sys.executable, "-c", "from accede.web.cli import main; main()"]
LINK = re.compile(r"^  (?P<who>\S.*)\n    https?://[^/]+(?P<link>/\S+)$", re.MULTILINE)
ANSWERS = """
import contextlib, io, json, sys
import django
django.setup()
for line in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(json.loads(line), {})
    print(json.dumps(said.getvalue()), flush=True)
"""


@dataclass
class House:
    """A place for data, and what is said of it: the commands that work on it find both in their environment."""

    environment: dict[str, str] = field(repr=False)
    links: dict[str, str] = field(default_factory=dict)

    @property
    def url(self):
        """The address at which it is served."""
        return self.environment["ACCEDE_URL"]

    @property
    def data(self):
        """Its folder."""
        return Path(self.environment["ACCEDE_DATA"])

    def prepared(self):
        """Have its folder, and every table in it that takes long to make."""
        self.data.mkdir(exist_ok=True)
        lay(self.data / "accede.sqlite3")
        return self

    def run(self, *words):
        """Run a command of the command line on this house's data."""
        return subprocess.run([*ACCEDE, *words], env=self.environment, capture_output=True, text=True, check=False)

    @cached_property
    def _asked(self):
        environment = self.environment | {"DJANGO_SETTINGS_MODULE": "accede.web.settings"}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, "-c", ANSWERS], env=environment, **pipes)

    def django(self, code):
        """Run lines of Python on this house's data and return what they print."""
        self._asked.stdin.write(json.dumps(code) + "\n")
        self._asked.stdin.flush()
        return json.loads(self._asked.stdout.readline())

    def link(self, who):
        """The sign-in link of the person whose description contains these words."""
        return self.url + next(link for name, link in self.links.items() if who in name)

    def link_of(self, email):
        """The sign-in link of somebody who was not there when the demo was made."""
        made = self.django(
            "from accede.people.models import Account; from accede.people.queries import demo_link; "
            f"print(demo_link(Account.objects.get(email={email!r})))"
        )
        return self.url + made.strip()

    @contextmanager
    def served(self):
        """Open its doors for a while."""
        port = self.url.rsplit(":", 1)[1]
        serving = subprocess.Popen([*ACCEDE, "serve", "--port", port], env=self.environment)
        try:
            _until_answers(self.url, serving)
            yield self
        finally:
            serving.terminate()
            serving.wait(60)
            if "_asked" in vars(self):
                self._asked.communicate()


@contextmanager
def demo(place, shared):
    """A house in this folder that holds a demo, which lies in the other folder once somebody has made it."""
    with _copied(place, shared, "demo", lambda house: _run(house.prepared(), "demo")) as (house, said):
        house.links |= _links(said)
        yield house


@contextmanager
def another(place, shared, rulebook):
    """A house in this folder that lives by another rulebook: a demo with one person for each office.

    Its tables are made once for all, which takes longer than all that is written into them.
    """
    with _copied(place, shared, "empty", _prepared) as (house, _said):
        house.links |= _links(_run(house, "demo", str(rulebook)))
        yield house


def forget(shared):
    """Take away what the houses that are copied leave outside of their folders."""
    for name in ("demo", "empty"):
        _on_the_server(f"DROP DATABASE IF EXISTS {_database_of(shared, name)} WITH (FORCE)")


@contextmanager
def _copied(place, shared, name, make):
    """A copy of a house that lies in the shared folder under a name, and what was said when it was made there."""
    said, database = shared / f"{name}.said", _database_of(shared, name)
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            _on_the_server(f"CREATE DATABASE {database}")
            said.write_text(make(House(_environment(shared / name, database))))
    shutil.copytree(shared / name, place, dirs_exist_ok=True)
    with _own_database(database) as own:
        yield House(_environment(place, own)), said.read_text()


def _prepared(house):
    environment = house.prepared().environment | {"DJANGO_SETTINGS_MODULE": "accede.web.settings"}
    words = [sys.executable, "-m", "django", "prepare"]
    made = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    # All is made; it says that a house without a rulebook is not served.
    assert made.returncode == 2, made.stderr
    return made.stdout


def _run(house, *words):
    made = house.run(*words)
    assert made.returncode == 0, made.stderr
    return made.stdout


def _links(said):
    return {one["who"]: one["link"] for one in LINK.finditer(said)}


def _database_of(shared, name):
    return f"{name}_{shared.name[-8:]}"


@contextmanager
def _own_database(template):
    """On PostgreSQL a house has a database of its own."""
    name = f"story_{uuid4().hex[:12]}"
    _on_the_server(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield name
    finally:
        _on_the_server(f"DROP DATABASE {name} WITH (FORCE)")


def _on_the_server(statement):
    if url := os.environ.get("ACCEDE_DATABASE"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement)


def _environment(place, database):
    said = {**os.environ, "ACCEDE_DATA": str(place), "ACCEDE_URL": f"http://127.0.0.1:{_free_port()}"}
    if url := os.environ.get("ACCEDE_DATABASE"):
        said["ACCEDE_DATABASE"] = f"{url.rpartition('/')[0]}/{database}"
    return said


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until_answers(url, serving):
    pause = threading.Event()
    for _ in range(600):
        try:
            with urlopen(f"{url}/healthz", timeout=5):
                return
        except OSError:  # URLError, a refused connection, or a time-out
            assert serving.poll() is None, serving.returncode
            pause.wait(0.1)
    raise AssertionError("the house did not open")
