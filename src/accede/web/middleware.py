"""What holds for every page: the statutes it stands under, the association's zone, and where an address leads."""

import re
from collections.abc import Callable
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import get_language_from_path, override

from accede.assembly.views.box import casting
from accede.assembly.views.line import come_again
from accede.people.queries import language, mark_read_once, now
from accede.rulebook.roll import Unfit
from accede.statutes.queries import edition_at, editions, law_read_once
from accede.wording.unfit import unfit

BOX = re.compile(r"/box/(\d{1,18})/")


class TakesBallots:
    """Takes secret ballots before anything looks at who sends them: no cookie is read here, none is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        box = BOX.fullmatch(request.path_info)
        if box is None:
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        return casting(request, int(box[1]))


class AnswersUnchanged:
    """Answers a live part before anything looks at who asks, or under which statutes, where no more is to be said.

    That is where it has not changed, or where as many wait for it already as may.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        seen = request.headers.get("If-None-Match")
        view = versioned(request) if seen and request.method == "GET" else None
        if view and seen == request.live_version:
            return HttpResponseNotModified(headers={"ETag": seen})
        if view and hasattr(view, "line") and view.line.is_full:
            return come_again()
        return self.get_response(request)


def versioned(request: HttpRequest) -> Callable[..., HttpResponse] | None:
    """Return the view of a live part, and set `request.live_version` to how it stands; nothing of another page."""
    spoken = get_language_from_path(request.path_info)
    if spoken is None:
        return None
    with override(spoken):
        try:
            found = resolve(request.path_info)
        except Resolver404:
            return None
        version = getattr(found.func, "version", None)
        if version is None:
            return None
        request.live_version = version(request, *found.args, **found.kwargs)
        return found.func


class InItsZone:
    """Sets `request.edition` (None in a house without statutes) and makes the association's zone the current one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request in the association's zone."""
        with law_read_once(), mark_read_once():
            request.edition = edition_at(now()) if editions() else None
            if request.edition is None:
                return self.get_response(request)
            with timezone.override(ZoneInfo(request.edition.book.rulebook.time_zone)):
                return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in a sentence that a house without statutes cannot answer yet, or why a roll cannot be counted."""
        if isinstance(exception, Unfit):
            told = unfit(exception.code, exception.values, language())
            return render(request, "unfit.html", {"told": told}, status=HTTPStatus.CONFLICT)
        unfounded = request.edition is None and isinstance(exception, ImproperlyConfigured)
        return render(request, "unfounded.html", status=503) if unfounded else None


class LeadsToItsPage:
    """Whoever opens an address that only takes what a form sends is led to the page above it.

    That happens after signing in anew, and where a refused form is asked for in another language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self.get_response(request)
        is_opened = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method in ("GET", "HEAD")
        return redirect(above(request.path)) if is_opened else response


def above(path: str) -> str:
    """Return the nearest address above a path at which there is something."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        break
    return path
