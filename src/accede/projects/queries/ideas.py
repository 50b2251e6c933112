"""What members have put out and not closed."""

from accede.projects.models import Idea
from accede.wording.folding import folded, words_of


def ideas_found(words: str, kind: str) -> list[Idea]:
    """Return those in which every word stands, of one kind or of all, the latest first.

    Words are folded here, so that both databases answer alike; of what is open there are never many.
    """
    several = Idea.objects.filter(closed_at=None).select_related("organisation")
    several = several.filter(kind=kind) if kind else several
    asked = words_of(words)
    return [one for one in several if all(word in _said(one) for word in asked)] if asked else list(several)


def _said(one: Idea) -> str:
    return folded(f"{one.title} {one.text} {one.organisation.name}")
