"""The spaces beside signs, as each language has them.

Before a sign French has a space that does not break, so that no sign begins a line alone: a thin one before ; ! ?, that
between words before a colon and within quotation marks (Imprimerie nationale, Lexique des règles typographiques).
"""

import re
from functools import lru_cache

THIN, BETWEEN = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
ANY = f"[ {THIN}{BETWEEN}]"
SPACES = {
    "fr": (
        (re.compile(f"{ANY}(?=[;!?])"), THIN),
        (re.compile(f"{ANY}(?=[:»])|(?<=«){ANY}"), BETWEEN),
    )
}


@lru_cache(4096)
def spaced(words: str, language: str) -> str:
    """Return words with the spaces that their language has beside signs."""
    for place, space in SPACES.get(language, ()):
        words = place.sub(space, words)
    return words
