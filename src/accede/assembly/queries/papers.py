"""The documents of a meeting and of its items, each with its versions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from accede.archive.models import Document
from accede.archive.queries import documents_about
from accede.assembly.models import Assembly, Item, Paper
from accede.journal.question import Rows
from accede.journal.record import named

VERSION = "version"


@dataclass(frozen=True)
class Versions:
    """A document with its versions, the oldest first."""

    paper: Paper
    files: tuple[Document, ...]

    @property
    def latest(self) -> Document:
        """The version that stands."""
        return self.files[-1]

    def came_after(self, when: datetime | None) -> bool:
        """Say whether its latest version came after the members were last written to."""
        return when is not None and self.latest.received_at > when


_of_item = Rows(
    lambda assembly, item: Paper.objects.filter(assembly=assembly, item=item).select_related("item").order_by("pk")
)


def papers_of(assembly: Assembly, item: Item | None = None) -> list[Versions]:
    """Return the documents of one item, or all those of a meeting."""
    if item:
        return versions(_of_item(assembly.pk, item.pk))
    return versions(assembly.papers.select_related("item").order_by("item__position", "pk"))


def versions(papers: Iterable[Paper]) -> list[Versions]:
    """Return documents with their versions."""
    papers = list(papers)
    files: dict[str, list[Document]] = defaultdict(list)
    for one in documents_about(*papers) if papers else ():
        files[one.about].append(one)
    return [Versions(one, tuple(files[named(one)])) for one in papers]


def last_told(assembly: Assembly) -> datetime | None:
    """Return when the members were last written to about a meeting."""
    last = assembly.notices.last()
    return last.sent_at if last else None


def unsent_papers(assembly: Assembly) -> list[Versions]:
    """Return the documents that came after the members were last written to."""
    told = last_told(assembly)
    return [one for one in papers_of(assembly) if one.came_after(told)]
