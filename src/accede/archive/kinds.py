"""The kinds of file that are taken, each with the endings of its name and how it is handed out."""

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
SUFFIXES = tuple(suffix for kind in KINDS for suffix in kind.suffixes)


def kind_of(name: str) -> Kind | None:
    """Return the kind that a file's name says, or None if it is not taken."""
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.suffixes), None)


def kind_called(key: str) -> Kind:
    """Return the kind that is stored under a key."""
    return next(kind for kind in KINDS if kind.key == key)
