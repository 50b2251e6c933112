"""What two organisations are compared by, in a file and in the register."""

import re
from urllib.parse import urlsplit

from accede.wording.folding import folded


def named_key(name: str, country: str) -> str:
    """Return what two organisations with a name and a country are compared by."""
    return f"{country} {' '.join(folded(name).split())}"[:400]


def number_key(registration: str, country: str) -> str:
    """Return what two registration numbers of a country are compared by; nothing for none."""
    plain = re.sub(r"[\W_]", "", registration).upper().removeprefix(country)
    return f"{country} {plain}"[:80] if plain else ""


def host_key(website: str) -> str:
    """Return what two websites are compared by; nothing for none."""
    return website and (urlsplit(website).hostname or "").removeprefix("www.")[:200]
