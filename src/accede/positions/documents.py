"""A position as a PDF."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from accede.people.queries import language
from accede.post.typeset import Section, paper_pdf


def position_pdf(told: Mapping[str, Any]) -> bytes:
    """Set what the page of a position shows, in the language of the moment; the same gives the same bytes."""
    cite, found = told["cite"], told["consultation"]
    dissents = tuple((name, reason) for name, reason, _lang in told["dissents"])
    sections = [
        Section(_("The position"), tuple(one.words for one in told["text"])),
        Section(_("Who stands behind it"), (), tuple(told["behind"])),
        Section(_("Who does not"), (), dissents),
    ]
    return paper_pdf(
        title=told["title"],
        author=told["association"],
        to=" ".join(filter(None, [told["adopted"], f"({cite.mark})" if cite else "", told["stamp"]])),
        lede=" ".join(filter(None, [told["question"], told["note"]])),
        sections=[one for one in sections if one.paragraphs or one.facts],
        foot=told["title"],
        on=found.decided_on,
        language=language(),
    )
