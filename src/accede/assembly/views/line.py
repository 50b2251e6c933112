"""Those who look on take turns: hundreds of pages see a change within seconds, and who votes must not wait for them."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from threading import BoundedSemaphore, Condition, Lock
from typing import Any

from django.http import HttpRequest, HttpResponse

AGAIN = 3  # seconds after which a page asks again
PATIENCE = 1  # seconds that the next in line lets others go first


class Line:
    """A line before views of a process, of which one answers at a time.

    Python computes one thing at a time: what many threads begin at once is done later for all of them, votes too. For
    whom there is no place any more comes again (503): no more threads stand here than `places`.
    """

    def __init__(self, places: int) -> None:
        self._places, self._turn = BoundedSemaphore(places), Lock()
        self._gate, self._going_first = Condition(), 0

    def __call__(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Let a view be asked in this line."""

        @wraps(view)
        def waiting(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            if not self._places.acquire(blocking=False):
                return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(AGAIN)})
            try:
                with self._turn:
                    self._let_pass()
                    return view(request, *args, **named)
            finally:
                self._places.release()

        return waiting

    def past(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Let a view be asked past this line: nobody in it begins meanwhile, unless that takes too long."""

        @wraps(view)
        def passing(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            with self._gate:
                self._going_first += 1
            try:
                return view(request, *args, **named)
            finally:
                with self._gate:
                    self._going_first -= 1
                    self._gate.notify()

        return passing

    def _let_pass(self) -> None:
        with self._gate:
            self._gate.wait_for(lambda: not self._going_first, PATIENCE)


in_line = Line(2)
