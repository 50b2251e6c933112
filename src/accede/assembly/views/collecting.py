"""Secret ballots are taken by the handful: neither their order nor their moment tells which came from whom."""

import secrets
from collections.abc import Callable
from threading import Condition

from django.db import connection

from accede.assembly.actions.secrecy import cast_secretly
from accede.assembly.models import Box, Slip
from accede.people.capacities import VISITOR
from accede.people.queries import now

MOST = 20
WAITS = 0.5  # seconds

Taker = Callable[[Box, list[Slip]], list[str]]


class Handful:
    """Ballots of one box that wait for each other; whoever brought the first takes them all in."""

    def __init__(self) -> None:
        self.slips: list[Slip] = []
        self.fates: dict[int, str] | None = None
        self.is_taken = False


class Collector:
    """Keeps each ballot waiting until there are twenty, or half a second has gone; then all go in, shuffled."""

    def __init__(self, take: Taker, most: int = MOST, waits: float = WAITS) -> None:
        self._take, self._most, self._waits = take, most, waits
        self._gate = Condition()
        self._waiting: dict[int, Handful] = {}

    def put(self, box: Box, slip: Slip) -> str:
        """Bring a ballot; return what became of it, once that is on the disk."""
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()  # who waits leaves the database to others
        with self._gate:
            is_first = box.pk not in self._waiting
            mine = self._waiting.setdefault(box.pk, Handful())
            mine.slips.append(slip)
            if len(mine.slips) >= self._most:
                self._waiting.pop(box.pk)
                self._gate.notify_all()
            if is_first:
                self._gate.wait_for(lambda: len(mine.slips) >= self._most, self._waits)
                if self._waiting.get(box.pk) is mine:
                    self._waiting.pop(box.pk)
        if is_first:
            self._take_in(box, mine)
        with self._gate:
            self._gate.wait_for(lambda: mine.is_taken)
        if mine.fates is None:
            raise RuntimeError("the ballots were not taken in")
        return mine.fates[id(slip)]

    def _take_in(self, box: Box, mine: Handful) -> None:
        try:
            secrets.SystemRandom().shuffle(mine.slips)
            fates = self._take(box, mine.slips)
            mine.fates = {id(slip): fate for slip, fate in zip(mine.slips, fates, strict=True)}
        finally:
            with self._gate:
                mine.is_taken = True
                self._gate.notify_all()


def take_in(box: Box, slips: list[Slip]) -> list[str]:
    """Put a handful of ballots into their box in one transaction."""
    return cast_secretly(box, slips=slips, by=VISITOR, at=now())


COLLECTOR = Collector(take_in)
