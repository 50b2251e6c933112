"""What two organisations are compared by, in a file and in the register."""

import re

from accede.wording.folding import folded


def named_key(name: str, country: str) -> str:
    """Return what two organisations with a name and a country are compared by."""
    return f"{country} {' '.join(folded(name).split())}"


def number_key(registration: str, country: str) -> str:
    """Return what two registration numbers of a country are compared by; nothing for none."""
    plain = re.sub(r"[\W_]", "", registration).upper().removeprefix(country)
    return f"{country} {plain}" if plain else ""
