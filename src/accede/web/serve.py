"""The site and the processes beside it: one process group, kept running by one parent."""

import os
import subprocess
import sys
from signal import SIGINT, SIGTERM, signal
from threading import Event

LOOK_EVERY = 0.5  # seconds between two looks at the children
CONNECTIONS = 64  # to the database, at most, of all web processes; PostgreSQL lets in 100 unless told otherwise
GRACE = 30  # seconds that children have to finish what they have in hand


def serve(port: int = 8000, bind: str = "127.0.0.1") -> int:
    """Serve until SIGTERM or SIGINT and return 0; return 2 when the house cannot be opened as it is asked to."""
    os.environ.setdefault("ACCEDE_URL", f"http://127.0.0.1:{port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
    commands = [web(bind, port), *map(django_command, ("worker", "importer", "cashier", "reader", "clock"))]
    stop = Event()
    for each in (SIGTERM, SIGINT):
        signal(each, lambda *_: stop.set())
    # The parent itself loads no rooms: it stays small, and nothing in them can take it down.
    prepared = subprocess.run(django_command("prepare", bind), check=False).returncode
    if prepared or stop.is_set():
        return prepared
    print(f"Accede is at {os.environ['ACCEDE_URL']}/ (stop it with Ctrl-C)", flush=True)
    keep_running(commands, stop)
    return 0


def web(bind: str, port: int) -> list[str]:
    """Return the command of the web server."""
    processes = os.cpu_count() or 1
    # Secret ballots wait for each other, each in a thread; all together they leave room on a server of databases.
    threads = max(8, min(32, CONNECTIONS // processes))
    address = f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}"
    options = ["--bind", address, "--workers", str(processes), "--threads", str(threads), "--worker-class", "gthread"]
    limits = ["--timeout", "60", "--graceful-timeout", "20", "--max-requests", "20000", "--max-requests-jitter", "2000"]
    quiet = ["--no-control-socket", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", *options, *limits, *quiet, "accede.web.wsgi:application"]


def django_command(*words: str) -> list[str]:
    """Return the command line of a management command."""
    return [sys.executable, "-m", "django", *words]


def keep_running(commands: list[list[str]], stop: Event) -> None:
    """Run every command, start again what ends by itself, and at the end stop all of them."""
    children = [subprocess.Popen(command) for command in commands]
    try:
        while not stop.wait(LOOK_EVERY):
            for place, child in enumerate(children):
                if child.poll() is not None:
                    print(f"{child.args[-1]} ended with {child.returncode} and is started again", file=sys.stderr)
                    children[place] = subprocess.Popen(child.args)
    finally:
        end(children)


def end(children: list[subprocess.Popen]) -> None:
    """Ask every child to end, and end for good whatever has not after a while."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
