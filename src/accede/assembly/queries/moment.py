"""When something happened at a meeting: now, or, where it was held on paper, when its papers say."""

from datetime import datetime

from accede.assembly.models import Assembly


def began(assembly: Assembly, at: datetime) -> datetime:
    """Return when that which is entered now began."""
    return assembly.paper.opened_at if assembly.is_on_paper else at


def ended(assembly: Assembly, at: datetime) -> datetime:
    """Return when that which is entered now was over."""
    return assembly.paper.closed_at if assembly.is_on_paper else at
