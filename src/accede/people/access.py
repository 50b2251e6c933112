"""Who may open a page: `@open_to(secretariat | chair)` on a view. A page without it is everybody's."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from accede.people.capacities import Permission

View = Callable[..., HttpResponse]


def open_to(permission: Permission) -> Callable[[View], View]:
    """Let in whom the permission allows; ask a stranger to sign in, answer 403 to anybody else."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
            if permission(request.actor):
                return view(request, *args, **named)
            return turned_away(request)

        guarded.open_to = permission
        return guarded

    return guard


def turned_away(request: HttpRequest) -> HttpResponse:
    """Ask a stranger to sign in; answer 403 to anybody else."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied


def is_loopback(request: HttpRequest) -> bool:
    """Say whether a request comes from this machine itself, to this machine's own name, through no proxy."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    forwarded = any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA"))
    return not forwarded and is_loopback_name(host) and is_loopback_name(request.META.get("REMOTE_ADDR", ""))


def is_loopback_name(host: str) -> bool:
    """Say whether a host name or address means this machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
