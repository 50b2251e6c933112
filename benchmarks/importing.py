"""Organisations imported from XLSX: time, memory, and how long another writer waits meanwhile. Run by `make bench`.

Each size is imported into a house of its own by a process of its own, while another process writes journalled
actions one after another and notes how long each took.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

SIZES = (1_000, 10_000, 100_000)
HEADERS = ("Name", "Country", "Head office", "Registration number", "Website", "Member since", "wises 2025")


def workbook(path: str, size: int) -> None:
    """Write a workbook of so many organisations."""
    from xlsxwriter import Workbook

    book = Workbook(path, {"constant_memory": True, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADERS)
    for number in range(1, size + 1):
        joined = date(2000, 1, 1) + timedelta(days=number % 9000)
        country = ("BE", "France", "Deutschland", "PL")[number % 4]
        site = f"https://network{number}.example.org/"
        sheet.write_row(number, 0, [f"Réseau {number}", country, "Liège", f"N{number:07}", site])
        sheet.write_datetime(number, 5, joined)
        sheet.write_number(number, 6, number % 400)
    book.close()


def opened() -> None:
    """Open the house whose data lies where the environment says."""
    import django

    django.setup()


def prepare() -> None:
    """Make the house: its tables and its statutes."""
    opened()
    from django.core.management import call_command

    from accede.people.queries import now
    from accede.statutes.actions import load_edition

    call_command("migrate", verbosity=0)
    law = sorted((Path(__file__).parents[1] / "rulebooks" / "ensie").glob("[0-9]*.toml"))[0]
    load_edition(law.read_bytes(), by=technician(), at=now())


def technician():
    """The actor who imports."""
    from accede.journal.actions import Actor, Mandated

    return Actor("bench", (Mandated("technician"), Mandated("secretariat")))


def run(path: str) -> None:
    """Import a workbook; print what it took as one line of JSON."""
    opened()
    from accede.people.queries import now
    from accede.register.actions.importing import apply_import, check, match_columns, stage_import
    from accede.register.sheets.columns import recognised
    from accede.register.sheets.reading import read
    from accede.statutes.queries import book_on

    took, by = {}, technician()

    def timed(name, deed, *given, **named):
        began, worked = perf_counter(), process_time()
        result = deed(*given, **named)
        took[name] = (perf_counter() - began, process_time() - worked)
        return result

    table = timed("read", read, Path(path).read_bytes())
    columns = recognised(table.headers, book_on(now().date()))
    staged = stage_import("bench.xlsx", table=table, columns=columns, by=by, at=now())
    matched = {"columns": columns, "known": "skip", "category": "full", "year": 2025}
    match_columns(staged, **matched, by=by, at=now())
    timed("check", check, staged, now, by=by, told=lambda _done: None)
    staged.refresh_from_db()
    timed("apply", apply_import, staged, by=by, at=now())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({**took, "counts": staged.counts, "megabytes": peak / 1024}))


def undo() -> None:
    """Undo the import; print the seconds that it took, and those of the processor."""
    opened()
    from accede.people.queries import now
    from accede.register.actions.importing import undo_import
    from accede.register.queries.importing import last_applied

    began, worked = perf_counter(), process_time()
    undo_import(last_applied(), reason="A trial", by=technician(), at=now())
    print(json.dumps([perf_counter() - began, process_time() - worked]))


def write_on() -> None:
    """Write one journalled action after another until standard input closes; print the longest wait."""
    opened()
    import select

    from accede.people.actions import open_account
    from accede.people.queries import now

    longest, number, by = 0, 0, technician()
    mine = os.getpid()
    while not select.select([sys.stdin], [], [], 0.05)[0]:
        began, number = perf_counter(), number + 1
        open_account(f"writer{mine}.{number}@example.org", by=by, at=now())
        longest = max(longest, perf_counter() - began)
    print(json.dumps({"longest": longest, "writes": number}))


def measured(size: int) -> dict:
    """Import so many organisations into a house of their own, beside a writer."""
    with tempfile.TemporaryDirectory() as place:
        path = f"{place}/organisations.xlsx"
        workbook(path, size)
        os.environ["ACCEDE_DATA"] = place
        this = [sys.executable, __file__]
        subprocess.run([*this, "prepare"], check=True)
        done, waited = beside_a_writer(this, "run", path)
        undone, waited_then = beside_a_writer(this, "undo")
        return done | waited | {"undo": undone, "longest_undo": waited_then["longest"]}


def beside_a_writer(this: list[str], *deed: str) -> tuple:
    """Do something in a process of its own beside a writer; return what each has to tell."""
    writer = subprocess.Popen([*this, "write_on"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    done = subprocess.run([*this, *deed], check=True, stdout=subprocess.PIPE, text=True)
    waited, _nothing = writer.communicate()
    return json.loads(done.stdout), json.loads(waited)


def main() -> None:
    """Measure each size in turn and print a line for each."""
    for size in [int(one) for one in sys.argv[1:]] or SIZES:
        found = measured(size)
        parts = {name: found[name] for name in ("read", "check", "apply")}
        whole, worked = (sum(one[which] for one in parts.values()) for which in (0, 1))
        told = ", ".join(f"{name} {wall:.2f} ({own:.2f})" for name, (wall, own) in parts.items())
        print(f"{size} organisations in {whole:.1f} s, of the processor {worked:.1f} s; {found['megabytes']:.0f} MB")
        print(f"  {told}; {found['counts']['entering']} members, {found['counts']['figures']} figures")
        print(f"  another writer waited at most {found['longest']:.2f} s, over {found['writes']} writes")
        wall, own = found["undo"]
        print(f"  undone in {wall:.2f} s ({own:.2f}); another writer waited at most {found['longest_undo']:.2f} s")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
    parts = {"prepare": prepare, "run": run, "undo": undo, "write_on": write_on}
    deed = parts.get(sys.argv[1] if len(sys.argv) > 1 else "", main)
    deed(*(sys.argv[2:] if deed is not main else []))
