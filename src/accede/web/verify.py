"""Walks the journal and the archive for the command line and tells every fault."""

from accede.archive.models import Document
from accede.archive.queries import broken, unnamed
from accede.journal.models import Head
from accede.journal.queries import verify as faults_of_the_chain


def verify() -> int:
    """Print what is wrong with the chain and with the documents, or that they hold; return 1 or 0."""
    return max(_chain(), _documents())


def _chain() -> int:
    faults = faults_of_the_chain()
    for fault in faults:
        print(f"entry {fault.sequence}: {fault.sentence}")
    if not faults:
        length = Head.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0
        print(f"The journal holds: {length} entries, none changed, missing or out of place.")
    return 1 if faults else 0


def _documents() -> int:
    faults = list(broken())
    for document, is_there in faults:
        print(f"document {document.pk}: its file {'is not what it was' if is_there else 'is missing'}.")
    if not faults:
        print(f"The documents hold: {Document.objects.count()} files, none changed or missing.")
    if waiting := unnamed():
        print(f"Files that belong to no document, swept away two days after they came: {waiting}.")
    return 1 if faults else 0
