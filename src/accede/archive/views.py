"""How a document leaves the house: as a file to be kept, never as a page. Who may have it, its own room asks."""

from django.http import FileResponse, Http404

from accede.archive import store
from accede.archive.models import Document

# Should a browser show it after all, then without script, without a form, and as from another site.
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def handed_out(document: Document) -> FileResponse:
    """Hand a document out under the name that its sender gave it."""
    try:
        file = store.opened(document.sha256)
    except FileNotFoundError:
        raise Http404 from None
    kind = document.of_kind.type
    return FileResponse(file, as_attachment=True, filename=document.name, content_type=kind, headers=HEADERS)
