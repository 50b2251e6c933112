"""How like calls are to what a member does: by the words that both use, of which rare ones count for more.

The weight of a word is the logarithm of how many times rarer it is than a word of every call (tf-idf, each word once);
long texts, which have many words, weigh less.
"""

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from accede.projects.models import Call, Profile
from accede.wording.folding import words_of

SHORTEST = 4  # letters: what is shorter joins words and says little of what a text is about


def telling(*texts: str) -> set[str]:
    """Return the words of some texts that say what they are about."""
    return {word for word in words_of(*texts) if len(word) >= SHORTEST}


def by_likeness(wanted: set[str], calls: Iterable[tuple[int, str]]) -> list[int]:
    """Return the keys of calls, each given with its words, those that use most of the wanted words in front."""
    split = [(pk, words.split()) for pk, words in calls]
    shared = {pk: wanted.intersection(words) for pk, words in split}
    used = Counter(word for words in shared.values() for word in words)
    weight = {word: log(1 + len(split) / number) for word, number in used.items()}
    score = {pk: sum(weight[word] for word in shared[pk]) / sqrt(len(words) or 1) for pk, words in split}
    return sorted(score, key=score.__getitem__, reverse=True)


def most_like(profile: Profile | None, calls: Iterable[Call]) -> list[Call]:
    """Return calls with those that are most like a profile in front; of those that are alike, in the order given."""
    several = {one.pk: one for one in calls}
    wanted = telling(profile.does, profile.looks_for, profile.themes) if profile else set()
    return [several[pk] for pk in by_likeness(wanted, ((one.pk, one.words) for one in several.values()))]
