"""What the archive knows: the documents of a thing, whether every one is whole, and what belongs to nothing."""

from collections.abc import Iterator

from django.db.models import Model, QuerySet

from accede.archive import store
from accede.archive.intake import Deposit
from accede.archive.models import Document
from accede.journal.record import named


def documents_about(*subjects: Model | str) -> QuerySet[Document]:
    """Return the documents of some things, the oldest first."""
    return Document.objects.filter(about__in=[named(each) for each in subjects])


def latest_by_purpose(subject: Model | str) -> dict[str, Document]:
    """Return for each purpose the document that stands: the last one received."""
    return {each.purpose: each for each in documents_about(subject)}


def content_of(document: Document | Deposit) -> bytes:
    """Return the bytes of a document, or of what is to become one; raises FileNotFoundError if they are gone."""
    with store.opened(document.sha256) as file:
        return file.read()


def broken() -> Iterator[tuple[Document, bool]]:
    """Return the documents whose bytes are not what they were, each with whether they are there at all."""
    for document in Document.objects.iterator():
        whole = store.is_whole(document.sha256)
        if not whole:
            yield document, whole is not None


def unnamed() -> int:
    """Count the files that belong to nothing."""
    return sum(not is_named(digest) for digest in store.digests())


def sweep() -> int:
    """Throw away the files that have belonged to nothing for two days; return how many."""
    return store.sweep(is_named)


def is_named(digest: str) -> bool:
    """Say whether some document has these bytes."""
    return Document.objects.filter(sha256=digest).exists()
