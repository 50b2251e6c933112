"""The archive of a result: files stored as they are, so that the same result is always the same bytes."""

import json
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import rfc8785

from accede.recount.fault import Fault

FORMAT, SCHEMA = "accede recount", 1
MANIFEST = "manifest.json"
NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that the format knows: when it was packed is not in the archive
UNREADABLE = (BadZipFile, OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError)


class NotABundle(ValueError):
    """Something else than an archive of a result, or one of a later kind."""


class Damaged(ValueError):
    """An archive of a result that was changed, or has lost a part; the fault says where."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.fault = Fault(code, values)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of these files with their digests: the same files are always the same bytes."""
    seals = {name: sha256(content).hexdigest() for name, content in files.items()}
    manifest = rfc8785.dumps({"format": FORMAT, "schema": SCHEMA, "files": seals})
    made = BytesIO()
    # Nothing is compressed: what a compressor writes differs from one version of it to the next.
    with ZipFile(made, "w", ZIP_STORED) as archive:
        for name, content in sorted({**files, MANIFEST: manifest}.items()):
            entry = ZipInfo(name, NO_DAY)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive; raises NotABundle or Damaged, whichever byte was changed."""
    if not data.startswith(b"PK\x03\x04"):
        raise NotABundle
    files = _files(data)
    manifest = _manifest(files.pop(MANIFEST, b""))
    if set(manifest) != set(files):
        odd = min(set(manifest) ^ set(files))
        raise Damaged("archive.added" if odd in files else "archive.missing", file=odd)
    for name, content in files.items():
        if sha256(content).hexdigest() != manifest[name]:
            raise Damaged("archive.changed", file=name)
    if packed(files) != data:
        raise Damaged("archive.rewritten")
    return files


def _files(data: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            # Whatever is compressed was not packed here, and may be larger than any memory.
            if any(one.compress_type != ZIP_STORED or one.file_size > len(data) for one in entries):
                raise Damaged("archive.rewritten")
            return {one.filename: archive.read(one) for one in entries}
    except UNREADABLE as error:
        if isinstance(error, Damaged):
            raise
        raise Damaged("archive.unreadable") from error


def _manifest(content: bytes) -> dict[str, str]:
    if not content:
        raise NotABundle
    try:
        said = json.loads(content)
        kind, files = (said["format"], said["schema"]), {str(name): str(seal) for name, seal in said["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged("archive.changed", file=MANIFEST) from error
    if kind != (FORMAT, SCHEMA):
        raise NotABundle
    return files
