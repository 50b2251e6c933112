"""Looks into the file on standard input, within limits."""

import resource
import sys

from accede.archive.inspection import TOO_MUCH
from accede.archive.inspection.file import fault

# What it may take of the machine: memory, seconds of its processor; it writes no file and dumps no core.
LIMITS = {
    resource.RLIMIT_AS: 1 << 30,
    resource.RLIMIT_CPU: 20,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}


def main(kind: str) -> str:
    """Return what is wrong with the file, or nothing."""
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    try:
        return fault(kind, sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        return TOO_MUCH


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1]))
