"""The parts of a file, of which most have few."""

from typing import Any

from django.db.models import FilteredRelation, QuerySet

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
# Those of which no file has more than a handful, and what is shown with each.
FEW = {"appeals": (), "conflicts": ("account",), "grounds": ("assembly", "moved_to"), "steps_done": ()}


def gather(candidacy: Candidacy) -> None:
    """Read at once all that a file has of what is few."""
    parts = {f"its_{name}": (name, *beside) for name, beside in FEW.items() if getattr(candidacy, f"has_{name}", True)}
    read = joined(Candidacy.objects.filter(pk=candidacy.pk).only("pk"), **parts)[0]
    for name in FEW:
        rows = getattr(read, f"its_{name}", [])
        for one in rows:
            one.candidacy = candidacy
        setattr(candidacy, f"its_{name}", rows)


def few_of(candidacy: Candidacy, name: str) -> list[Any]:
    """Return what a file has of a part of which it has few, the oldest first."""
    known = getattr(candidacy, f"its_{name}", None)
    return list(part_of(candidacy, name).select_related(*FEW[name])) if known is None else known


def joined(rows: QuerySet[Any], **parts: tuple[str, ...]) -> list[Any]:
    """Return rows, each with lists of what hangs on it, by one question: fit where a row has few of each.

    `answers=("replies", "document")` reads the replies of each, and the document of each reply, into `answers`.
    """
    relations = {name: FilteredRelation(relation) for name, (relation, *_beside) in parts.items()}
    paths = [f"{name}__{one}" for name, (_relation, *beside) in parts.items() for one in beside]
    found: dict[Any, Any] = {}
    hanging: dict[tuple[Any, str], dict[Any, Any]] = {}
    for row in rows.annotate(**relations).select_related(*parts, *paths):
        found.setdefault(row.pk, row)
        for name in parts:
            each, known = getattr(row, name, None), hanging.setdefault((row.pk, name), {})
            known |= {each.pk: each} if each else {}
    for (pk, name), each in hanging.items():
        setattr(found[pk], name, [each[one] for one in sorted(each)])
    return list(found.values())


def part_of(candidacy: Candidacy, name: str) -> QuerySet[Any]:
    """Return what a file has of one of its parts; what it is known to have none of is not asked for."""
    rows = getattr(candidacy, name)
    return rows.all() if getattr(candidacy, f"has_{name}", True) else rows.none()
