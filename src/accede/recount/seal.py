"""What a record is sealed with: the SHA-256 of plain JSON in the one form that it has everywhere (RFC 8785)."""

from hashlib import sha256

import rfc8785

Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | None


def digest(value: Plain, *, salt: str = "") -> str:
    """Return the SHA-256, in hex, of the canonical JSON of a value, with an optional salt before it."""
    return sha256(salt.encode() + rfc8785.dumps(value)).hexdigest()
