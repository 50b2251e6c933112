"""Who may open the pages of a member's paths."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accede.people.capacities import Permission
from accede.procedure.queries.proceeding import proceedings
from accede.register.models import Membership

View = Callable[..., HttpResponse]


def of_member(permission: Permission) -> Callable[[View], View]:
    """Give a view the membership of its address, if the permission lets whoever asks do something with it."""
    return _guard(permission, lambda number: get_object_or_404(_members(), number=number))


def of_proceeding(permission: Permission) -> Callable[[View], View]:
    """Give a view the file of its address, if the permission lets whoever asks do something with it."""
    return _guard(permission, lambda pk: get_object_or_404(proceedings(), pk=pk))


def _guard(permission: Permission, find: Callable[[Any], Model]) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, key: int | UUID, **named: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            found = find(key)
            if not permission(request.actor, found):
                raise PermissionDenied
            return view(request, found, **named)

        guarded.open_to = permission
        return guarded

    return guard


def _members() -> Any:
    return Membership.objects.select_related("organisation")
