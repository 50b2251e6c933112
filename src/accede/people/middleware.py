"""Gives each request its actor: who asks, with the mandates held at that instant."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from accede.journal.actions import Actor
from accede.people.capacities import VISITOR
from accede.people.queries import now


class Acting:
    """Sets `request.actor`; `settings.MANDATES_OF` names the query that knows the mandates of an account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the actor, found only when it is asked for."""
        request.actor = SimpleLazyObject(lambda: actor_of(request))
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """Return who makes this request: an account with its mandates, or a visitor."""
    if not request.user.is_authenticated:
        return VISITOR
    mandates_of = import_string(settings.MANDATES_OF)
    return Actor(f"account:{request.user.pk}", tuple(mandates_of(request.user, now())))
