"""Looks into text: it is read in the encodings in use, and holds nothing but text."""

from unicodedata import category

from accede.archive.inspection import OTHER

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
BREAKS = "\t\n\r\f"


def fault(_kind: str, content: bytes) -> str:
    """Return what is wrong with a text."""
    text = _decoded(content)
    if text is None or any(category(each) == "Cc" and each not in BREAKS for each in set(text)):
        return OTHER
    return ""


def _decoded(content: bytes) -> str | None:
    marked = next((name for mark, name in MARKS.items() if content.startswith(mark)), "")
    for encoding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return None
