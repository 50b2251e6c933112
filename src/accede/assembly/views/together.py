"""Open votes that come together are kept together: one transaction for all of them, and one turn to write."""

from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from functools import partial
from threading import Condition
from typing import Any

from django.db import transaction
from django.utils.translation import get_language, override

from accede.assembly.actions.vote import Batch, cast_vote
from accede.assembly.models import Item
from accede.journal.actions import sharing
from accede.register.models import Organisation


class LeftOut(Exception):
    """One of the votes of a batch is not cast: the others are cast anew."""


@dataclass(eq=False)
class Waiting:
    """A vote that somebody waits for, in that person's context and language, and why it was not cast."""

    organisation: Organisation
    item: Item
    deed: Callable[..., object]
    context: Context = field(default_factory=copy_context)
    language: str | None = field(default_factory=get_language)
    fault: BaseException | None = None
    is_over: bool = False

    def cast(self, batch: Batch) -> None:
        """Cast it in a batch, or raise that it is left out of it."""
        try:
            self.context.run(self._cast, batch)
        except Exception as fault:
            self.fault = fault
            raise LeftOut from fault

    def _cast(self, batch: Batch) -> None:
        # The web server's threads keep their language beside the context (decision 35).
        with override(self.language):
            self.deed(batch=batch)


class Together:
    """Casts what comes while other votes on the same item are being kept: all at once, in the thread of one of them.

    Nobody has an answer before its vote is on the disk. One that is refused is undone with the others, which are then
    cast anew.
    """

    def __init__(self) -> None:
        self._gate = Condition()
        self._waiting: list[Waiting] = []
        self._busy: set[Item] = set()

    def cast(self, organisation: Organisation, item: Item, **said: Any) -> None:
        """Cast or change a member's vote, or raise why that is not done."""
        with sharing():
            mine = Waiting(organisation, item, partial(cast_vote, organisation, item, **said))
        with self._gate:
            self._waiting.append(mine)
        while self._leads(mine):
            self._keep(item)
        if mine.fault:
            raise mine.fault

    def _leads(self, mine: Waiting) -> bool:
        """Wait until this vote is over, or it falls to its thread to keep those that wait: its own may not be first."""
        with self._gate:
            self._gate.wait_for(lambda: mine.is_over or mine.item not in self._busy)
            if not mine.is_over:
                self._busy.add(mine.item)
            return not mine.is_over

    def _keep(self, item: Item) -> None:
        taken: list[Waiting] = []
        try:
            while not self._is_kept(item, taken):
                pass
        except BaseException as fault:
            self._take(item, taken)
            for one in taken:
                one.fault = one.fault or fault
        finally:
            with self._gate:
                self._busy.discard(item)
                for one in taken:
                    one.is_over = True
                self._gate.notify_all()

    def _is_kept(self, item: Item, taken: list[Waiting]) -> bool:
        try:
            with transaction.atomic():
                batch = Batch(item)
                # Only now: while this thread waited for its turn to write, others have come.
                self._take(item, taken)
                cast = [one for one in taken if not one.fault]
                batch.read([one.organisation for one in cast])
                for one in cast:
                    one.cast(batch)
                batch.close()
        except LeftOut:
            return False
        return True

    def _take(self, item: Item, taken: list[Waiting]) -> None:
        """Take along who waits; of one member no more than one vote, since the next rests on it."""
        with self._gate:
            waiting, self._waiting = self._waiting, []
            for one in waiting:
                is_next = one.item == item and all(one.organisation != other.organisation for other in taken)
                (taken if is_next else self._waiting).append(one)


VOTES = Together()
