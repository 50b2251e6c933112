"""The whole house as a process: it answers, mends itself, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest
from migrated import lay

HELPERS = {"accede-worker", "accede-importer", "accede-cashier", "accede-reader", "accede-clock"}
ENSIE = Path(__file__).parents[2] / "rulebooks" / "ensie"
ACCEDE = [sys.executable, "-c", "from accede.web.cli import main; main()"]


def children(process):
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {name: int(pid) for pid in listed if (name := name_of(Path("/proc") / pid))}


def name_of(child):
    """What a child calls itself; gunicorn, a program of its own, is known by its last word."""
    called = (child / "comm").read_text().strip()
    if called.startswith("accede-"):
        return called
    last = next((word for word in reversed((child / "cmdline").read_text().split("\0")) if word), "")
    # gunicorn may give itself a name: gunicorn: master [application].
    return last.rstrip("]").rpartition("[")[2]


def until(happened, process):
    """Return what is found within a minute; the end of the process meanwhile is a fault."""
    pause = threading.Event()
    for _ in range(600):
        found = happened()
        if found:
            return found
        assert process.poll() is None, process.returncode
        pause.wait(0.1)
    raise AssertionError("it did not happen")


def answer(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as response:
            return response.read()
    except OSError:  # refused, cut off, or late: not an answer yet
        return None


MARK = "import django; django.setup(); from accede.people.models import DemoMark; DemoMark.objects.create(id=1)"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder for houses that are served one after another, and what was said when it held no rulebook yet."""
    data = tmp_path_factory.mktemp("data")
    lay(data / "accede.sqlite3")
    environment = {**os.environ, "ACCEDE_DATA": str(data)}
    environment.pop("ACCEDE_DATABASE", None)
    said = subprocess.run([*ACCEDE, "serve"], env=environment, check=False, capture_output=True, text=True)
    founding = [*ACCEDE, "init", str(ENSIE), "--email", "office@example.org"]
    subprocess.run(founding, env=environment, check=True, capture_output=True)
    return environment, said


@pytest.fixture
def house(place, unused_port):
    """A house on a free port."""
    environment, _said = place
    running = []

    def start(*arguments, **changed):
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        command = [*ACCEDE, "serve", "--port", str(unused_port), *arguments]
        running.append(subprocess.Popen(command, env={**environment, **changed}, **pipes))
        running[-1].port = unused_port
        return running[-1]

    yield start
    for process in running:
        process.terminate()
        process.wait(40)
        process.stdout.close()
        process.stderr.close()


def test_a_house_without_a_rulebook_is_not_served(place):
    _environment, said = place
    assert said.returncode == 2
    assert said.stderr == "No rulebook is loaded: run `accede init FILE --email ADDRESS`, or `accede demo`.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="reads the children of a process where Linux lists them")
def test_the_house_answers_mends_itself_and_goes_whole(house):
    process = house()
    assert process.stdout.readline().startswith(f"Accede is at http://127.0.0.1:{process.port}/")
    assert until(lambda: answer(process.port), process) == b"ok"

    first = children(process)
    assert set(first) == {"accede.web.wsgi:application", *HELPERS}
    os.kill(first["accede-worker"], signal.SIGKILL)
    until(lambda: children(process).get("accede-worker", first["accede-worker"]) != first["accede-worker"], process)
    last = children(process)
    assert last["accede-importer"] == first["accede-importer"], "it had ended by itself"

    process.terminate()
    assert process.wait(40) == 0
    assert not [pid for pid in last.values() if Path(f"/proc/{pid}").exists()]
    assert answer(process.port) is None


def test_a_demo_is_not_served_to_others(place, house):
    environment, _said = place
    subprocess.run([sys.executable, "-c", MARK], env=environment, check=True)
    for host, changed in (("0.0.0.0", {}), ("127.0.0.1", {"ACCEDE_URL": "https://accede.example"})):
        process = house("--bind", host, **changed)
        _said, fault = process.communicate(timeout=60)
        assert process.returncode == 2
        assert (
            fault.strip()
            == "A demo database is served on this machine only: bind it to 127.0.0.1 and leave ACCEDE_URL to it."
        )


TWO_LANGUAGES = """
import threading
from accede.web import wsgi
from django.utils.translation import activate, get_language, gettext, trans_real

said, both = {}, threading.Barrier(2)

def speak(language):
    activate(language)
    both.wait()
    said[language] = (get_language(), gettext("Members"))

threads = [threading.Thread(target=speak, args=(one,)) for one in ("en", "fr")]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(sorted(said.items()), get_language(), isinstance(vars(trans_real)["_active"], threading.local))
"""


def test_each_thread_of_the_web_server_speaks_its_language_without_waiting_for_another(tmp_path):
    asked = [sys.executable, "-c", TWO_LANGUAGES]
    where = os.environ | {"ACCEDE_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "accede.web.settings"}
    ended = subprocess.run(asked, env=where, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[('en', ('en', 'Members')), ('fr', ('fr', 'Membres'))] en True"
