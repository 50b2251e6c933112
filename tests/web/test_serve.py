"""The whole house as a process: it answers, mends itself, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from urllib.request import urlopen

import pytest

START = "import sys; from accede.web.serve import serve; sys.exit(serve(int(sys.argv[1]), *sys.argv[2:]))"


def children(process):
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    words = {int(pid): Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0") for pid in listed}
    last = {pid: next((word for word in reversed(several) if word), "") for pid, several in words.items()}
    # Between its fork and its exec a child has no name yet; gunicorn may give itself one: gunicorn: master [application].
    return {word.rstrip("]").rpartition("[")[2]: pid for pid, word in last.items() if word}


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


MARK = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from accede.people.models import DemoMark
DemoMark.objects.create(id=1)
"""


@pytest.fixture
def house(tmp_path, unused_port):
    """A house of its own, on an empty folder and a free port."""
    environment = {**os.environ, "ACCEDE_DATA": str(tmp_path)}
    environment.pop("ACCEDE_DATABASE", None)
    running = []

    def start(*arguments, **changed):
        command = [sys.executable, "-c", START, str(unused_port), *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        running.append(subprocess.Popen(command, env={**environment, **changed}, **pipes))
        running[-1].port = unused_port
        return running[-1]

    start.environment = environment
    yield start
    for process in running:
        process.terminate()
        process.wait(40)
        process.stdout.close()
        process.stderr.close()


@pytest.mark.skipif(sys.platform != "linux", reason="reads the children of a process where Linux lists them")
def test_the_house_answers_mends_itself_and_goes_whole(house):
    process = house()
    assert process.stdout.readline().startswith(f"Accede is at http://127.0.0.1:{process.port}/")
    assert until(lambda: answer(process.port), process) == b"ok"

    first = children(process)
    assert set(first) == {"accede.web.wsgi:application", "worker", "importer", "cashier", "reader", "clock"}
    os.kill(first["worker"], signal.SIGKILL)
    until(lambda: children(process).get("worker", first["worker"]) != first["worker"], process)
    last = children(process)
    assert last["importer"] == first["importer"], "it had ended by itself"

    process.terminate()
    assert process.wait(40) == 0
    assert not [pid for pid in last.values() if Path(f"/proc/{pid}").exists()]
    assert answer(process.port) is None


def test_a_demo_is_not_served_to_others(house):
    subprocess.run([sys.executable, "-c", MARK], env=house.environment, check=True)
    for host, changed in (("0.0.0.0", {}), ("127.0.0.1", {"ACCEDE_URL": "https://accede.example"})):
        process = house(host, **changed)
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
