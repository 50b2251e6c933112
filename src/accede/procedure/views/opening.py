"""Who may open a candidacy's pages, and what a page does when a deed is done or refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accede.journal.actions import Forbidden, Refused
from accede.journal.record import named
from accede.people.capacities import Permission, secretariat
from accede.post.queries import first_waiting, waiting_kinds
from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import files, gathered
from accede.procedure.queries.opinion import may_come_back
from accede.procedure.queries.permission import of_board
from accede.procedure.queries.verification import declared_by

View = Callable[..., HttpResponse]


def of_file(permission: Permission, *, to_those_aside: bool = False) -> Callable[[View], View]:
    """Give a view the candidacy of its address, if the permission lets whoever asks do something with it."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, pk: UUID, **more: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            candidacy = gathered(get_object_or_404(files(), pk=pk))
            if not permission(request.actor, candidacy):
                raise PermissionDenied
            if is_aside(request, candidacy) and not to_those_aside:
                return _aside(request, candidacy)
            return view(request, candidacy, **more)

        guarded.open_to = permission
        return guarded

    return guard


def is_aside(request: HttpRequest, candidacy: Candidacy) -> bool:
    """Say whether whoever asks has declared a conflict of interest and reads as a member of the Board only."""
    is_judge = of_board(request.actor) and not secretariat(request.actor)
    return bool(is_judge) and declared_by(request.actor, candidacy) is not None


def with_letter(done: str, left: str, kind: str, candidacy: Candidacy | None = None) -> Callable[[object], str]:
    """Say that a deed is done, and that its letter has left, unless it waits to be looked at or behind another."""
    waits = _("The letter waits for the secretariat to look at it.")
    party = named(candidacy.organisation) if candidacy else ""
    does_wait = lambda: kind in waiting_kinds() or first_waiting().filter(party=party).exists()  # noqa: E731 - asked later
    return lambda _result: f"{done} {waits if does_wait() else left}"


def _aside(request: HttpRequest, candidacy: Candidacy) -> HttpResponse:
    context = {
        "candidacy": candidacy,
        "declared": declared_by(request.actor, candidacy),
        "may_come_back": may_come_back(request.actor, candidacy),
    }
    return render(request, "procedure/aside.html", context, status=403)


def acted(
    request: HttpRequest,
    deed: Callable[[], object],
    told: str | Promise | Callable[[Any], str],
    to: object | Callable[[Any], object],
    again: Callable[[Refused], HttpResponse],
) -> HttpResponse:
    """Do something and lead on, saying that it is done, or what came of it; or show the page again, saying why not.

    What is said, and where it leads, may depend on what was done.
    """
    try:
        result = deed()
    except Forbidden:
        raise
    except Refused as refused:
        response = again(refused)
        response.status_code = 409
        return response
    messages.success(request, told(result) if callable(told) else told)
    return redirect(to(result) if callable(to) else to)
