"""Who sent the files that are kept."""

from collections.abc import Iterable

from accede.archive.models import Document
from accede.people.models import Account

ACCOUNT = "account:"


def senders(documents: Iterable[Document]) -> dict[str, str]:
    """Return the names of whoever sent some files, by how the archive notes them."""
    numbers = {one.received_by.removeprefix(ACCOUNT) for one in documents if one.received_by.startswith(ACCOUNT)}
    if not numbers:
        return {}
    return {f"{ACCOUNT}{one.pk}": str(one) for one in Account.objects.filter(pk__in=numbers)}
