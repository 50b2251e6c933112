"""The outbox of a demo: every letter that has left the office, as its reader gets it."""

from email import message_from_bytes, policy
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accede.people.access import is_loopback
from accede.people.queries import is_demo
from accede.post.models import Letter
from accede.post.queries import left
from accede.post.views.listing import paged


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """List what has left the office of a demo; anywhere else there is no such page."""
    _demo_here(request)
    stays_here = settings.EMAIL_BACKEND == "accede.post.outbox.Outbox"
    pages = paged(request, left().defer("body", "words"))
    return render(request, "post/outbox.html", {"pages": pages, "stays_here": stays_here})


@require_safe
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a letter of a demo as its reader gets it, sign-in codes and all."""
    _demo_here(request)
    found = get_object_or_404(left(), pk=pk)
    return render(request, "post/letter.html", {"letter": found, "body": found.body or _laid(found)})


def _demo_here(request: HttpRequest) -> None:
    if not (is_loopback(request) and is_demo()):
        raise Http404


def _laid(letter: Letter) -> str:
    # A secret letter keeps its words only in the outbox, where it was laid as a message.
    file = Path(settings.EMAIL_FILE_PATH) / f"{letter.pk}.eml"
    if not file.exists():
        return ""
    body = message_from_bytes(file.read_bytes(), policy=policy.default).get_body(("plain",))
    return body.get_content() if body else ""
