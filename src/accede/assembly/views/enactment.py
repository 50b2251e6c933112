"""The page that says what an edition changes that the members vote on, and its exact text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.assembly.models import Enactment
from accede.assembly.queries.enactment import enactment_of
from accede.assembly.queries.naming import subject
from accede.assembly.views.asking import item_at, participants
from accede.people.access import open_to
from accede.people.queries import language
from accede.rulebook.changes import changes
from accede.rulebook.overlap import Source, read
from accede.statutes.views.comparing import change_rows
from accede.wording.formats import day


@require_safe
@open_to(participants)
def enactment(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Show what would change against the edition under which the assembly meets."""
    found = _found(address, position)
    old = found.item.assembly.edition.book
    new = read(Source(bytes(found.content), tuple(found.files.items())))
    context = {
        "title": subject(found.item),
        "lede": _("If it is carried, in force from %(day)s.") % {"day": day(found.in_force, language())},
        "item": found.item,
        "changes": change_rows(changes(old, new), old, new, language()),
        "seal": found.sha256,
    }
    return render(request, "assembly/enactment.html", context)


@require_safe
@open_to(participants)
def text(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Hand out the exact text."""
    found = _found(address, position)
    response = HttpResponse(bytes(found.content), content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.in_force}.toml"'
    return response


def _found(address: str, position: int) -> Enactment:
    found = enactment_of(item_at(address, position))
    if found is None:
        raise Http404
    return found
