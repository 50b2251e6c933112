"""What of all that is new somebody wishes to hear."""

from collections.abc import Iterable, Sequence

from accede.space.models import Publication, Wish
from accede.wording.folding import words_of


def wished(wish: Wish, published: Sequence[Publication]) -> list[Publication]:
    """Return what is new to this person and of the kinds and words that it wishes to hear of."""
    searches = [words for each in wish.words.splitlines() if (words := words_of(each))]
    return [
        one
        for one in published
        if one.at > wish.told_at
        and (not wish.kinds or one.kind in wish.kinds)
        and (not searches or any(_holds(one, words) for words in searches))
    ]


def _holds(one: Publication, words: Iterable[str]) -> bool:
    """Say whether each word begins one of the publication's, as in its search."""
    said = f" {one.words}"
    return all(f" {word}" in said for word in words)
