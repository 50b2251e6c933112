"""What changed between the words that were made for a letter and those that leave."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words that stand in both texts, in the first alone (`gone`) or in the second alone (`new`)."""

    text: str
    is_gone: bool = False
    is_new: bool = False


def stretches(before: str, after: str) -> list[Stretch]:
    """Return both texts as one, word by word."""
    return list(_compared(_PIECES.findall(before), _PIECES.findall(after)))


def _compared(before: list[str], after: list[str]) -> Iterator[Stretch]:
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, new = "".join(before[start:end]), "".join(after[new_start:new_end])
        if kind == "equal":
            yield Stretch(gone)
            continue
        if gone:
            yield Stretch(gone, is_gone=True)
        if new:
            yield Stretch(new, is_new=True)
