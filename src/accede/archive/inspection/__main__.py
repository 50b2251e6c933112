"""Looks into the file on standard input, within limits."""

import resource
import sys
import zipfile
from importlib import import_module
from io import BytesIO

from accede.archive.inspection import HARMFUL, OTHER, TOO_MUCH, TWO
from accede.archive.inspection.marks import EICAR, is_markup

# What it may take of the machine: memory, seconds of its processor; it writes no file and dumps no core.
LIMITS = {
    resource.RLIMIT_AS: 1 << 30,
    resource.RLIMIT_CPU: 20,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}
PACKED = ("docx", "odt", "xlsx", "ods")
TEXT = ("csv", "txt")
# Which module looks into which kind: only that one is read in, for most of the time goes into reading them.
MODULES = {
    "pdf": "pdf",
    "jpg": "picture",
    "png": "picture",
    **dict.fromkeys(PACKED, "package"),
    **dict.fromkeys(TEXT, "plain"),
}
HEAD = 2048  # further than any browser reads to guess what a file is


def main(kind: str) -> str:
    """Return what is wrong with the file, or nothing."""
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    try:
        return _fault(kind, sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        return TOO_MUCH


def _fault(kind: str, content: bytes) -> str:
    if EICAR in content:
        return HARMFUL
    if kind not in PACKED and zipfile.is_zipfile(BytesIO(content)):
        return TWO
    if is_markup(content[:HEAD]) and kind not in PACKED:
        return OTHER if kind in TEXT else TWO
    return import_module(f"{__package__}.{MODULES[kind]}").fault(kind, content)


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1]))
