"""Walks the journal for the command line and tells every fault."""

from accede.journal.models import Head
from accede.journal.queries import verify as faults_of_the_chain


def verify() -> int:
    """Print what is wrong with the chain, or that it holds; return 1 or 0."""
    faults = faults_of_the_chain()
    for fault in faults:
        print(f"entry {fault.sequence}: {fault.sentence}")
    if not faults:
        length = Head.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0
        print(f"The journal holds: {length} entries, none changed, missing or out of place.")
    return 1 if faults else 0
