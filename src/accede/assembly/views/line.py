"""Those who look on take turns: hundreds of pages see a change within seconds, and who votes must not wait for them."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from threading import Condition, Lock
from typing import Any

from django.http import HttpRequest, HttpResponse

AGAIN = 3  # seconds after which a page asks again
PATIENCE = 1  # seconds that the next in line lets others go first


class Line:
    """A line before views of a process, of which one answers at a time.

    Python computes one thing at a time: what many threads begin at once is done later for all of them, votes too. For
    whom there is no place any more comes again (503): no more threads stand here than `places`.
    `web.middleware.AnswersUnchanged` finds the line at the view, and says so before all else.
    """

    def __init__(self, places: int) -> None:
        self._places, self._inside, self._going_first = places, 0, 0
        self._gate, self._turn = Condition(), Lock()

    @property
    def is_full(self) -> bool:
        """Whether there is no place any more."""
        return self._inside >= self._places

    def __call__(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Let a view be asked in this line."""

        @wraps(view)
        def waiting(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
            with self._gate:
                if self.is_full:
                    return come_again()
                self._inside += 1
            try:
                with self._turn:
                    self._let_pass()
                    return view(request, *args, **named)
            finally:
                with self._gate:
                    self._inside -= 1

        waiting.line = self
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


def come_again() -> HttpResponse:
    """Answer for whom there is no place."""
    return HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(AGAIN)})


in_line = Line(2)
