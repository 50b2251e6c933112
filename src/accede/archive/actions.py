"""A file becomes a document of the house, as part of the deed that it belongs to."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from accede.archive import store
from accede.archive.intake import Deposit
from accede.archive.models import Document
from accede.journal.actions import Actor, Refused, action, write
from accede.journal.record import named
from accede.people.capacities import consequence


class Gone(Refused):
    """What was sent with a form is kept for a day."""

    sentence = _("The file was not kept this long. Choose it again.")


@action("archive.keep_document", allowed_to=consequence)
def keep_document(about: Model | str, *, deposit: Deposit, purpose: str, by: Actor, at: datetime) -> Document:
    """Keep a file about something, for a purpose; what was kept for it before stays."""
    if not store.hold(deposit.sha256):
        raise Gone
    document = Document.objects.create(
        about=named(about),
        purpose=purpose,
        name=deposit.name,
        kind=deposit.kind,
        size=deposit.size,
        sha256=deposit.sha256,
        received_at=at,
        received_by=by.id,
    )
    said = {"purpose": purpose, "kind": deposit.kind, "size": deposit.size, "sha256": deposit.sha256}
    write(about, values={"document": document.pk, **said}, personal={"name": deposit.name})
    return document
