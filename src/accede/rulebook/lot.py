"""A lot that anyone can draw again.

A secret is sealed before anybody knows between whom it will decide, and words are said in the room when it is drawn.
Whoever knows the secret cannot choose the words, whoever chooses the words does not know the secret; afterwards both
are public. Each name is placed by SHA-256 over the secret, the words and the name, each on a line of its own.
"""

from collections.abc import Iterable
from hashlib import sha256


def sealed(secret: str) -> str:
    """Return the seal of a secret, to be shown before anything is drawn."""
    return sha256(secret.encode()).hexdigest()


def drawn(secret: str, words: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the order in which they are drawn; how the words are spaced does not matter."""
    said = f"{secret}\n{' '.join(words.split())}\n"
    return tuple(sorted(names, key=lambda name: sha256((said + name).encode()).digest()))
