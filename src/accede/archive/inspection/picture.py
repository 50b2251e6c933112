"""Looks into pictures: their parts follow one another to the end, and nothing that a browser would run is in them."""

import zlib

from accede.archive.inspection import OTHER, TOO_MUCH, TWO
from accede.archive.inspection.marks import MARKUP

MOST_PIXELS = 100_000_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Markers of a JPEG that stand alone, and those that begin a frame and say its size.
ALONE = {0x01, *range(0xD0, 0xD8)}
PLACE = 0x8825  # of the Exif tag that leads to all about the place
FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def fault(kind: str, content: bytes) -> str:
    """Return what is wrong with a picture."""
    pixels = (_png if kind == "png" else _jpeg)(content)
    if pixels is None:
        return OTHER
    # Cameras add to the end of a picture; a page or a PDF there is none of theirs.
    if MARKUP.search(content) or b"%PDF-" in content:
        return TWO
    return TOO_MUCH if pixels > MOST_PIXELS else ""


def tells_place(content: bytes) -> bool:
    """Say whether a picture names where it was taken, as phones note it in Exif, or programs in XMP."""
    # Of a JPEG the notes follow this sign, in a PNG they are a part of this name.
    notes = [content.partition(sign)[2] for sign in (b"Exif\0\0", b"eXIf")]
    return b"GPSLatitude" in content or any(PLACE in _tags(one) for one in notes)


def _tags(notes: bytes) -> set[int]:
    order = {b"II": "little", b"MM": "big"}.get(notes[:2])
    if order is None:
        return set()
    number = lambda at, size: int.from_bytes(notes[at : at + size], order)  # noqa: E731
    first = number(4, 4)
    return {number(first + 2 + 12 * place, 2) for place in range(number(first, 2))}


def _png(content: bytes) -> int | None:
    at, pixels = len(SIGNATURE), 0
    if not content.startswith(SIGNATURE + b"\0\0\0\rIHDR"):
        return None
    while at < len(content):
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + size
        body = content[at + 4 : end - 4]
        if end > len(content) or zlib.crc32(body).to_bytes(4, "big") != content[end - 4 : end]:
            return None
        if name == b"IHDR":
            pixels = int.from_bytes(body[4:8], "big") * int.from_bytes(body[8:12], "big")
        if name == b"IEND":
            return pixels if pixels and end == len(content) else None
        at = end
    return None


def _jpeg(content: bytes) -> int | None:
    at, pixels = 2, 0
    if not content.startswith(b"\xff\xd8\xff"):
        return None
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xDA:
            # What follows is the drawing itself, up to the end of the picture.
            return pixels if pixels and content.find(b"\xff\xd9", at) > 0 else None
        if marker in FRAMES:
            pixels = int.from_bytes(content[at + 5 : at + 7], "big") * int.from_bytes(content[at + 7 : at + 9], "big")
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
