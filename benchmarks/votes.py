"""Votes of a General Assembly through real HTTP: 1,000 in a minute, 2,000 in ten seconds, and as fast as it goes.

A house with 2,000 members and as many delegates, each with a session of its own, served as `accede serve` does. What is
counted as accepted is what the server answered with the way back to the page; at the end each such vote must stand in
its item's ledger, once. SQLite, or PostgreSQL where ACCEDE_DATABASE names an empty one.

    votes.py            everything below
    votes.py minute     1,000 voters within 60 s, each opens the page, votes and sees the page again, while 300 pages
                        ask every 3 s: 10 screens that tell how many have voted, 290 phones of voters, all of them
                        opened before the vote is
    votes.py halved     the same on half of the machine: beside it each processor adds up numbers
    votes.py rush       2,000 voters within 10 s
    votes.py killed     the web process is killed in the middle of a rush and started again; whoever had no answer
                        sends the vote once more
    votes.py flat       one vote after another on 16 connections, beside a bare view under the same server and beside
                        bare inserts into the same database, in turns
"""

import asyncio
import itertools
import os
import signal
import statistics
import sys
import tempfile
import time
from multiprocessing import Process

from voting.client import Answers, Connection, Voter
from voting.house import House, checked, founded, opened

WATCHERS, SCREENS, CONNECTIONS, FLAT = 300, 10, 16, 1_000


def address(item: object) -> str:
    """Return where the item is voted on."""
    return f"/en/assemblies/{item.assembly.address}/{item.position}/"


def is_accepted(status: int, headers: dict) -> bool:
    """Say whether an answer leads back to the page, as it does when a vote was recorded."""
    return status == 302 and "/assemblies/" in headers.get("location", "").split("?")[0]


async def cast(
    house: House, item: object, voters: list[Voter], within: float, *, whole: bool
) -> tuple[Answers, list[int]]:
    """Let everybody vote at a moment of their own within so many seconds; return the answers and who was accepted."""
    answers, accepted, path = Answers(), [], address(item)

    async def one(voter: Voter, wait: float) -> None:
        await asyncio.sleep(wait)
        line = Connection(house.port)
        for method, body in (
            [("GET", b""), ("POST", voter.ballot()), ("GET", b"")] if whole else [("POST", voter.ballot())]
        ):
            start = time.perf_counter()
            status, headers = await line.ask(method, path, voter, body)
            answers.took.append(time.perf_counter() - start)
            if method == "POST" and is_accepted(status, headers):
                accepted.append(voter.organisation)
            elif status != 200:
                answers.faults.append(status)
        if line.writer:
            line.writer.close()

    async with asyncio.TaskGroup() as group:
        for place, voter in enumerate(voters):
            group.create_task(one(voter, within * place / len(voters)))
    return answers, accepted


async def looked(house: House, day: str, watchers: list[Voter]) -> list[tuple[Voter, str, str]]:
    """Open the pages that will be followed, one after another; return each with its live part and the version it has.

    The answer is asked for as a browser does whose page came in that version: what has not changed is 304.
    """
    found, line = [], Connection(house.port)
    for place, voter in enumerate(watchers):
        path = f"{day}screen/live/" if place < SCREENS else f"{day}follow/live/?of={voter.organisation}"
        _status, headers = await line.ask("GET", path, voter)
        found.append((voter, path, headers["etag"]))
    return found


async def followed(house: House, pages: list[tuple[Voter, str, str]], stop: asyncio.Event) -> Answers:
    """Keep pages open that ask every three seconds whether the live part has changed."""
    answers = Answers()

    async def one(voter: Voter, path: str, seen: str, wait: float) -> None:
        line = Connection(house.port)
        await asyncio.sleep(wait)
        while not stop.is_set():
            start = time.perf_counter()
            status, headers = await line.ask("GET", path, voter, seen=seen)
            answers.took.append(time.perf_counter() - start)
            answers.faults += [status] if status not in (200, 304, 503) else []
            answers.later += status == 503  # those who vote come first: it asks again as if nothing had changed
            seen = headers["etag"] if status == 200 else seen
            await asyncio.sleep(3)

    async with asyncio.TaskGroup() as group:
        for place, page in enumerate(pages):
            group.create_task(one(*page, 3 * place / len(pages)))
    return answers


async def minute(house: House) -> None:
    """1,000 within 60 s while 300 pages follow."""
    day, stop = f"/en/assemblies/{opened().assembly.address}/", asyncio.Event()
    pages = await looked(house, day, house.voters[-WATCHERS:])
    item = opened()
    watching = asyncio.create_task(followed(house, pages, stop))
    answers, accepted = await cast(house, item, house.voters[:1_000], 60, whole=True)
    stop.set()
    live = await watching
    print(f"minute: {answers.told()}; refused {answers.faults[:3]}; {checked(item, accepted)}")
    print(f"        live parts, {live.told()}; {live.later} asked to come again; refused {live.faults[:3]}")


async def halved(house: House) -> None:
    """The minute while as many processes as there are processors have something else to do."""
    others = [Process(target=sum, args=(itertools.count(),), daemon=True) for _one in range(os.cpu_count() or 1)]
    for one in others:
        one.start()
    try:
        await minute(house)
    finally:
        for one in others:
            one.kill()


async def rush(house: House) -> None:
    """2,000 within 10 s."""
    item, start = opened(), time.perf_counter()
    answers, accepted = await cast(house, item, house.voters, 10, whole=False)
    took = time.perf_counter() - start
    print(f"rush: {took:.1f} s; {answers.told()}; refused {answers.faults[:3]}; {checked(item, accepted)}")


async def killed(house: House) -> None:
    """Kill the server in the middle of a rush, start it again, and let whoever had no answer vote again."""
    item, accepted = opened(), []
    path = address(item)

    async def one(voter: Voter, wait: float) -> None:
        await asyncio.sleep(wait)
        for _try in range(200):
            try:
                status, headers = await Connection(house.port).ask("POST", path, voter, voter.ballot())
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(0.1)
                continue
            if is_accepted(status, headers):
                accepted.append(voter.organisation)
                return

    async def kill() -> None:
        await asyncio.sleep(2)
        house.end(signal.SIGKILL)
        await asyncio.to_thread(house.serve)

    async with asyncio.TaskGroup() as group:
        group.create_task(kill())
        for place, voter in enumerate(house.voters[:1_000]):
            group.create_task(one(voter, 5 * place / 1_000))
    print(f"killed: {checked(item, accepted)}")


async def flat(house: House) -> None:
    """One after another on 16 connections: votes, the bare view, bare inserts, in turns."""
    rates: dict[str, list[float]] = {"votes": [], "bare view": [], "bare inserts": []}
    for _turn in range(3):
        item = opened()
        rates["votes"].append(await rate(house, address(item), is_accepted))
        rates["bare inserts"].append(inserts())
        house.end()
        house.serve("bare.wsgi:application")
        rates["bare view"].append(await rate(house, "/bare/", lambda status, _headers: status == 200))
        house.end()
        house.serve()
    told = {
        name: f"{statistics.median(found):.0f}/s ({min(found):.0f} to {max(found):.0f})"
        for name, found in rates.items()
    }
    share = statistics.median(rates["votes"]) / statistics.median(rates["bare view"])
    print(f"flat: {told}; votes are {share:.2f} of the bare view")


async def rate(house: House, path: str, is_good: object) -> float:
    """Return how many of the requests of every voter were well answered in a second."""
    waiting, good = iter(house.voters[:FLAT]), 0

    async def one() -> None:
        nonlocal good
        line = Connection(house.port)
        for voter in waiting:
            answer = await line.ask("POST", path, voter, voter.ballot())
            good += is_good(*answer)

    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _line in range(CONNECTIONS):
            group.create_task(one())
    return good / (time.perf_counter() - start)


def inserts() -> float:
    """Return how many rows a second one connection keeps, each in a transaction of its own."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS benchmark_row (id integer, said text)")
        start = time.perf_counter()
        for one in range(1_000):
            cursor.execute("INSERT INTO benchmark_row VALUES (%s, 'for')", [one])
        return 1_000 / (time.perf_counter() - start)


PARTS = {"minute": minute, "halved": halved, "rush": rush, "killed": killed, "flat": flat}


def main() -> None:
    """Found a house, serve it, and measure."""
    wanted = sys.argv[1:] or list(PARTS)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCEDE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # nothing else runs while a house is asked
        house = founded()
        house.serve()
        try:
            for name in wanted:
                asyncio.run(PARTS[name](house))
        finally:
            house.end()


if __name__ == "__main__":
    main()
