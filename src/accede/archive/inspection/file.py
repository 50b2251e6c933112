"""Looks into a file of any kind: first for what none may hold, then as its kind is made."""

import zipfile
from importlib import import_module
from io import BytesIO

from accede.archive.inspection import HARMFUL, OTHER, TWO
from accede.archive.inspection.marks import EICAR, is_markup

PACKED = ("docx", "odt", "xlsx", "ods", "asice")
TEXT = ("csv", "txt")
SIGNED = ("p7m", "p7s")
# Which module looks into which kind: only that one is read in, for most of the time goes into reading them.
MODULES = {
    "pdf": "pdf",
    "jpg": "picture",
    "png": "picture",
    **dict.fromkeys(PACKED, "package"),
    **dict.fromkeys(TEXT, "plain"),
    **dict.fromkeys(SIGNED, "signature"),
}
HEAD = 2048  # further than any browser reads to guess what a file is


def fault(kind: str, content: bytes) -> str:
    """Return what is wrong with a file of a kind, or nothing."""
    if EICAR in content:
        return HARMFUL
    if kind not in (*PACKED, *SIGNED) and zipfile.is_zipfile(BytesIO(content)):
        return TWO
    if is_markup(content[:HEAD]) and kind not in PACKED:
        return OTHER if kind in TEXT else TWO
    return import_module(f"{__package__}.{MODULES[kind]}").fault(kind, content)
