"""How like calls are to what a member does: by the words that both use, of which rare ones count for more.

The weight of a word is the logarithm of how many times rarer it is than a word of every call (tf-idf, each word once).
"""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from accede.projects.models import Call, Profile
from accede.wording.folding import words_of

SHORTEST = 4  # letters: what is shorter joins words and says little of what a text is about


def most_like(profile: Profile | None, calls: Iterable[Call]) -> list[Call]:
    """Return calls with those that are most like a profile in front; of those that are alike, in the order given."""
    several = list(calls)
    own = _telling(profile.does, profile.looks_for, profile.themes) if profile else set()
    if not own:
        return several
    words = {one.pk: _telling(one.words) for one in several}
    used = Counter(word for each in words.values() for word in each)

    def weight(call: Call) -> float:
        shared = words[call.pk] & own
        return sum(log(1 + len(several) / used[word]) for word in shared) / sqrt(len(words[call.pk]) or 1)

    return sorted(several, key=weight, reverse=True)


def _telling(*texts: str) -> set[str]:
    return {word for word in words_of(*texts) if len(word) >= SHORTEST}
