"""Keeps what somebody sent after their session had ended, for a day: signed in again, they look at it and send it.

A form carries a seal that this house alone can make, bound to its address and to whom it was written for. Without one
nothing is kept, so nobody can lay words into somebody else's hands.
"""

from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

SALT, FIELD = "accede.web.unsent", "sealed"
GOOD_FOR = 24 * 3600  # seconds, of a seal and of what is kept


def seal(person: int, url: str) -> str:
    """Return what a form carries that is written for a person and sent to an address."""
    return signing.dumps(person, salt=f"{SALT}:{urlsplit(url).path}")


class KeepsUnsent:
    """Keeps a sealed form that nobody signed in sends, and asks its writer to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        is_strange = request.method == "POST" and not request.user.is_authenticated
        return (is_strange and _kept(request)) or self.get_response(request)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose mark against forged requests is not the session's: it may be of a session that ended."""
    return _kept(request) or csrf_failure(request, reason)


def unsent(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what was kept to whom it belongs, to be sent."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    kept = cache.get(str(key))
    if kept is None:
        messages.error(request, _("What you wrote was kept for 24 hours, and is kept no longer."))
        return redirect("home")
    if kept["person"] != request.user.pk:
        raise PermissionDenied
    # What a choice or a number holds says little without its question; words do.
    return render(
        request, "unsent.html", kept | {"words": [one for _name, one in kept["fields"] if " " in one.strip()]}
    )


def _kept(request: HttpRequest) -> HttpResponse | None:
    try:
        sealed, salt = request.POST.get(FIELD, ""), f"{SALT}:{request.path}"
        person = signing.loads(sealed, salt=salt, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    left = (FIELD, "csrfmiddlewaretoken")
    fields = [(name, one) for name, several in request.POST.lists() if name not in left for one in several]
    key = uuid4()
    kept = {"person": person, "to": request.get_full_path(), "fields": fields, "had_files": bool(request.FILES)}
    cache.set(str(key), kept, GOOD_FOR)
    where = reverse("unsent", args=(key,))
    if request.user.is_authenticated:
        return redirect(where)
    messages.success(request, _("Your session had ended. What you wrote is kept: sign in again to find it."))
    return redirect_to_login(where)
