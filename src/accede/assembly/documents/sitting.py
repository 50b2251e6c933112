"""The minutes of a sitting as a PDF, as they stand."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.assembly.models import Sitting
from accede.people.queries import language
from accede.post.typeset import Section, paper_pdf


def sitting_pdf(sitting: Sitting, shown: Mapping[str, Any]) -> bytes:
    """Set what the page of the minutes shows, in the language of the moment; the same minutes give the same bytes."""
    there = tuple((capfirst(str(label)), names) for label, names in shown["attended"])
    return paper_pdf(
        title=shown["title"],
        author=sitting.book.rulebook.association,
        to=", ".join(shown["docket"]),
        lede=shown["lede"],
        sections=[*([Section(_("Who took part"), (), there)] if there else []), *map(_point, shown["points"])],
        foot=shown["title"],
        on=sitting.day,
        language=language(),
    )


def _point(point: Mapping[str, Any]) -> Section:
    words = [line for name in ("text", "said") for line in point[name].splitlines() if line.strip()]
    result = point["result"]
    told = [result["text"], *([f"({result['cite'].mark})"] if result["cite"] else [])] if result else []
    said = [*words, *filter(None, [point["aside"], " ".join(told)])]
    return Section(point["title"], tuple(said), tuple((str(label), names) for label, names in point["votes"]))
