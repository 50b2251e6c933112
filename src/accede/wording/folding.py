"""Texts as a search reads them: without case, accents and signs, so that "zgloszenie" finds "Zgłoszenie"."""

import re
import unicodedata

# Letters that Unicode does not take apart into a plain one and a mark.
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text without case and accents, for comparing and sorting; ß is ss, and a final sigma a sigma."""
    if text.isascii():
        return text.lower()
    # Marks on capitals may come apart only once they are small, and the other way about: so case folds twice.
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one)).casefold().translate(_STROKES)


def words_of(*texts: str) -> list[str]:
    """Return the folded words of some texts, in their order; signs part words."""
    return [word for text in texts for word in _WORD.findall(folded(text))]
