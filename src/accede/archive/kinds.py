"""The kinds of file that are taken, each with the endings of its name and how it is handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True)
class Kind:
    """A kind of file: what people call it, how its name may end, its media type."""

    name: str
    suffixes: tuple[str, ...]
    type: str

    @property
    def key(self) -> str:
        """What it is stored as."""
        return self.suffixes[0][1:]


OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."
KINDS = (
    Kind("PDF", (".pdf",), "application/pdf"),
    Kind("JPEG", (".jpg", ".jpeg"), "image/jpeg"),
    Kind("PNG", (".png",), "image/png"),
    Kind("DOCX", (".docx",), f"{OFFICE}wordprocessingml.document"),
    Kind("ODT", (".odt",), f"{OPEN}text"),
    Kind("XLSX", (".xlsx",), f"{OFFICE}spreadsheetml.sheet"),
    Kind("ODS", (".ods",), f"{OPEN}spreadsheet"),
    Kind("CSV", (".csv",), "text/csv"),
    Kind("TXT", (".txt",), "text/plain"),
)
# What carries an electronic signature around or beside a file; taken only where something signed is asked for.
SIGNED = (
    Kind("ASiC-E", (".asice", ".sce"), "application/vnd.etsi.asic-e+zip"),
    Kind("P7M", (".p7m",), "application/pkcs7-mime"),
    Kind("P7S", (".p7s",), "application/pkcs7-signature"),
)
# What the house makes itself, and takes from nobody.
XML = Kind("XML", (".xml",), "application/xml")


def kind_of(name: str, kinds: Sequence[Kind] = KINDS) -> Kind | None:
    """Return which of some kinds a file's name says, or None if it is none of them."""
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind in kinds if suffix in kind.suffixes), None)


def kind_called(key: str) -> Kind:
    """Return the kind that is stored under a key."""
    return next(kind for kind in (*KINDS, *SIGNED, XML) if kind.key == key)
