"""The parts of a file, of which most have few."""

from typing import Any

from django.db.models import QuerySet

from accede.procedure.models import Candidacy

# What a file may have, and most have none of: where one question has told so, no other looks for it.
PARTS = [
    "appeals",
    "conflicts",
    "grounds",
    "judgements",
    "notes",
    "opinions",
    "papers",
    "questions",
    "signed_papers",
    "unsaved",
]


def part_of(candidacy: Candidacy, name: str) -> QuerySet[Any]:
    """Return what a file has of one of its parts; what it is known to have none of is not asked for."""
    rows = getattr(candidacy, name)
    return rows.all() if getattr(candidacy, f"has_{name}", True) else rows.none()
