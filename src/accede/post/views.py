"""Pages of the post: the office's list of letters, one letter, and the outbox of a demo."""

from email import message_from_bytes, policy
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accede.people.access import is_loopback, open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import is_demo
from accede.post.models import Letter
from accede.post.queries import shown

PER_PAGE = 50


@open_to(secretariat | chair)
def letters(request: HttpRequest) -> HttpResponse:
    """List letters, newest first, of one state or all."""
    state = request.GET.get("state", "")
    pages = Paginator(shown(state), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "post/letters.html", {"pages": pages, "state": state, "states": Letter.State.choices})


@open_to(secretariat | chair)
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one letter and what became of it; the words of a secret one are nobody's but its reader's."""
    found = get_object_or_404(Letter, pk=pk)
    body = "" if found.secret else found.body
    return render(request, "post/letter.html", {"letter": found, "body": body})


def outbox(request: HttpRequest) -> HttpResponse:
    """List what a demo has sent; anywhere else there is no such page."""
    _demo_here(request)
    pages = Paginator(shown(""), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "post/outbox.html", {"pages": pages})


def outbox_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a letter of a demo as its reader gets it, sign-in codes and all."""
    _demo_here(request)
    found = get_object_or_404(Letter, pk=pk)
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
