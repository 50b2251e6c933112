"""Gives each request its actor: who asks, with the mandates held at that instant."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from accede.journal.actions import Actor
from accede.people.capacities import VISITOR
from accede.people.queries import actor_for


class Acting:
    """Sets `request.actor`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the actor, found only when it is asked for."""
        request.actor = SimpleLazyObject(lambda: actor_of(request))
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """Return who makes this request: an account with its mandates, or a visitor."""
    return actor_for(request.user) if request.user.is_authenticated else VISITOR
