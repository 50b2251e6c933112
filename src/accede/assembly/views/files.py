"""The archive from which anybody can count a result again, without this site."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.assembly.models import Item
from accede.assembly.queries.bundle import bundle_of, last_entry
from accede.assembly.views.asking import item_at, participants
from accede.people.access import open_to


@require_safe
@open_to(participants)
def archive(request: HttpRequest, address: str, position: int) -> HttpResponse:
    """Hand out everything that a declared result rests on."""
    found = item_at(address, position)
    if not found.is_declared:
        raise Http404
    response = HttpResponse(bundle_of(found), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{_name(found)}"'
    return response


def recount_of(item: Item) -> dict[str, Any]:
    """Return what the page of a result says of counting it again."""
    url, entry = reverse("item_archive", args=[item.assembly.address, item.position]), last_entry(item)
    return {
        "file": _name(item),
        "act": {"label": _("Download the archive"), "url": url, "kind": "second"},
        "lines": item.ballots_cast,
        "entry": {"number": entry.sequence, "hash": entry.hash},
    }


def _name(item: Item) -> str:
    return f"{item.assembly.address}-{item.position}.zip"
