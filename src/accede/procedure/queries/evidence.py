"""What a judgement can rest on: answers of the sheet, texts adhered to, files, the letter, the meeting; or a link."""

from collections.abc import Iterable

from accede.procedure.models import Candidacy
from accede.procedure.queries.candidacy import held_slot
from accede.procedure.queries.sheet import papers_in

LINKS = ("https://", "http://")


def evidence_of(candidacy: Candidacy) -> list[str]:
    """Return the names of all that a request and its meeting give a judgement to rest on."""
    sent = getattr(candidacy, "request", None)
    if sent is None:
        return []
    names = [f"answer:{name}" for name, value in sent.sheet.items() if value not in (None, "")]
    names += [f"text:{name}" for name in sent.adheres]
    names += [f"paper:{one.pk}" for one in papers_in(candidacy)]
    names += ["letter"] if sent.motivation else []
    return names + (["meeting"] if held_slot(candidacy) else [])


def is_link(name: str) -> bool:
    """Say whether a piece of evidence is an address outside the file."""
    return name.startswith(LINKS)


def unknown(candidacy: Candidacy, named: Iterable[str]) -> set[str]:
    """Return what is named as evidence and is neither in the file nor an address."""
    return {one for one in named if not is_link(one)} - set(evidence_of(candidacy))
