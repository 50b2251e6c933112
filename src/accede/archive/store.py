"""Where the bytes of files lie: in the data folder, outside of all that is served, each under its own digest.

A file is written aside, brought to the disk, then put in its place at once: there is never half a file, and a row is
written only after its file. What no row names, because a form was never sent to its end or a process was killed, is
swept away after two days; what a form holds meanwhile is good for one.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from django.conf import settings

KEPT_FOR = 2 * 24 * 3600
DRAFT, ASIDE = "incoming-", ".swept"
PIECE = 1 << 16


def put(pieces: Iterable[bytes]) -> str:
    """Keep bytes and return their digest; raises OSError, and leaves nothing, where there is no room."""
    root = _root()
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = sha256()
    with NamedTemporaryFile(dir=root, prefix=DRAFT, delete=False) as draft:
        try:
            for piece in pieces:
                digest.update(piece)
                draft.write(piece)
            draft.flush()
            os.fsync(draft.fileno())
            _place(draft.name, digest.hexdigest())
        finally:
            # Once it is in its place, nothing of this name is left.
            Path(draft.name).unlink(missing_ok=True)
    return digest.hexdigest()


def hold(digest: str) -> bool:
    """Say whether the bytes are here, and keep them from being swept away before a row names them."""
    try:
        os.utime(_path(digest))
    except FileNotFoundError:
        return False
    return True


def opened(digest: str) -> BinaryIO:
    """Open the bytes of a digest; raises FileNotFoundError."""
    return _path(digest).open("rb")


def is_whole(digest: str) -> bool | None:
    """Say whether the bytes of a digest are what they were; None if they are gone."""
    found = sha256()
    try:
        with opened(digest) as file:
            while piece := file.read(PIECE):
                found.update(piece)
    except FileNotFoundError:
        return None
    return found.hexdigest() == digest


def digests() -> Iterator[str]:
    """Return the digest of every file that lies here."""
    return (each.name for each in _root().glob("??/*") if each.suffix == "")


def sweep(is_named: Callable[[str], bool]) -> int:
    """Throw away what no row has named for two days; return how many files that were."""
    if not _root().exists():
        return 0
    # By the clock that dates the files: a demo has a calendar of its own, and a disk may be elsewhere.
    with NamedTemporaryFile(dir=_root(), prefix=DRAFT) as dated:
        before = Path(dated.name).stat().st_mtime - KEPT_FOR
    for draft in _root().glob(f"{DRAFT}*"):
        if draft.stat().st_mtime < before:
            draft.unlink(missing_ok=True)
    for aside in _root().glob(f"??/*{ASIDE}"):  # a sweeper that was killed
        aside.rename(aside.with_suffix(""))
    return sum(_swept(_path(digest), before) for digest in list(digests()) if not is_named(digest))


def _swept(file: Path, before: float) -> bool:
    if file.stat().st_mtime >= before:
        return False
    aside = file.with_suffix(ASIDE)
    file.rename(aside)
    # Looked at once more, now that nobody can reach it: a row that is just being written has held it until here.
    if aside.stat().st_mtime >= before:
        aside.rename(file)
        return False
    aside.unlink()
    return True


def _root() -> Path:
    return Path(settings.MEDIA_ROOT)


def _path(digest: str) -> Path:
    return _root() / digest[:2] / digest


def _place(draft: str, digest: str) -> None:
    place = _path(digest)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    Path(draft).replace(place)
    # The names too, or a power cut could leave a row without its file.
    for folder in (place.parent, _root()):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
