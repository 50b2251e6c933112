"""The site and the processes beside it: one process group, kept running by one parent."""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Process, get_context
from pathlib import Path
from signal import SIG_DFL, SIGINT, SIGTERM, signal
from threading import Event

from django.conf import settings
from django.core.management import call_command

HELPERS = ("worker", "importer", "cashier", "reader", "clock")
LOOK_EVERY = 0.5  # seconds between two looks at the children
PAUSE = 2  # seconds before what has ended is started again: it may end again
THREADS = 32  # of each web process; secret ballots wait for each other, each in a thread
GRACE = 30  # seconds that children have to finish what they have in hand


def serve(port: int, bind: str) -> int:
    """Serve until SIGTERM or SIGINT and return 0; return 2 when the house cannot be opened as it is asked to.

    Django is loaded already. The helpers are forked from what is loaded: it is read once, and lies in memory once.
    """
    stop = Event()
    for each in (SIGTERM, SIGINT):
        signal(each, lambda *_: stop.set())
    gc.freeze()  # a collector that looks through what is loaded would make a copy of it for each helper
    # The parent itself asks the database nothing and answers nobody: nothing in the rooms can take it down.
    preparing = forked("prepare", bind)()
    preparing.join()
    if preparing.exitcode or stop.is_set():
        return preparing.exitcode
    print(f"Accede is at {settings.PUBLIC_URL}/ (stop it with Ctrl-C)", flush=True)
    keep_running([executed(web(bind, port)), *map(forked, HELPERS)], stop)
    return 0


def web(bind: str, port: int) -> list[str]:
    """Return the command of the web server."""
    processes = os.cpu_count() or 1
    address = f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}"
    options = ["--bind", address, "--workers", str(processes), "--threads", str(THREADS), "--worker-class", "gthread"]
    limits = ["--timeout", "60", "--graceful-timeout", "20", "--max-requests", "20000", "--max-requests-jitter", "2000"]
    once = ["--preload"]  # one reading of the site for all its processes
    quiet = ["--no-control-socket", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", *options, *limits, *once, *quiet, "accede.web.wsgi:application"]


def forked(*words: str) -> Callable[[], Process]:
    """Return what starts a management command in a process of its own."""
    return lambda: _started(_command, *words)


def executed(command: list[str]) -> Callable[[], Process]:
    """Return what starts a program."""
    return lambda: _started(_program, *command)


def _started(target: Callable, *words: str) -> Process:
    process = get_context("fork").Process(target=target, args=words, name=words[-1])
    process.start()
    return process


def _command(*words: str) -> None:
    for each in (SIGTERM, SIGINT):
        signal(each, SIG_DFL)  # until the command says otherwise
    with suppress(OSError):  # how it is called in a list of processes, where the system lets it say so
        Path("/proc/self/comm").write_text(f"accede-{words[0]}")
    call_command(*words)


def _program(*command: str) -> None:
    os.execv(command[0], command)  # noqa: S606 - the web server: no shell is meant


def keep_running(starts: list[Callable[[], Process]], stop: Event) -> None:
    """Start every process, start again what ends by itself, and at the end stop all of them."""
    children = [start() for start in starts]
    try:
        while not stop.wait(LOOK_EVERY):
            ended = [place for place, child in enumerate(children) if child.exitcode is not None]
            for place in ended:
                print(f"{children[place].name} ended by itself and is started again", file=sys.stderr)
            if ended and not stop.wait(PAUSE):
                for place in ended:
                    children[place] = starts[place]()
    finally:
        end(children)


def end(children: list[Process]) -> None:
    """Ask every child to end, and end for good whatever has not after a while."""
    for child in children:
        child.terminate()
    for child in children:
        child.join(GRACE)
        if child.exitcode is None:
            child.kill()
            child.join()
