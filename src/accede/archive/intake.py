"""How a file comes in: named, measured, looked into, scanned, and only then kept."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Self
from unicodedata import category, normalize

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accede.archive import inspection, scanning, store
from accede.archive.kinds import KINDS, Kind, kind_of
from accede.archive.upload import fault_of

SALT = "accede.archive.deposit"
KEPT_FOR = 24 * 3600  # a form that was not sent to its end is good for a day
PATIENCE = 60
LONGEST = 120

FAULTS: dict[str, str | Promise] = {
    "empty": _("The file is empty."),
    "no_room": _("There is no room left for the file, and nothing of it is kept. Please tell the secretariat."),
    "unscanned": _("The file could not be checked for viruses just now, and nothing of it is kept. Try again later."),
    inspection.TWO: _("The file can be read as two different things. Save it anew and send that."),
    inspection.ACTIVE: _("The file holds a program, a script or other files. Save it without them, or as a plain PDF."),
    inspection.LOCKED: _("The file is locked by a password, or of an old kind. Save it anew, without a password."),
    inspection.TOO_MUCH: _("The file unpacks to more than can be looked into here. Send a simpler one."),
    inspection.ODD: _("The file is not packed as office programs pack it. Save it anew and send that."),
    inspection.INSIDE: _(
        "What is signed in the file is of none of the kinds that are taken here. Sign a PDF and send that."
    ),
    inspection.HARMFUL: _("The file is known as harmful and is not kept."),
}


class Unfit(Exception):
    """A file that is not taken, with the one sentence that says why."""


@dataclass(frozen=True)
class Deposit:
    """A file that was found fit and is kept, but belongs to nothing yet."""

    name: str
    kind: str
    size: int
    sha256: str

    def sealed(self, holder: str) -> str:
        """Write it into a form, good for a day and for whoever sent it."""
        return signing.dumps(asdict(self), salt=f"{SALT}:{holder}")

    @classmethod
    def unsealed(cls, token: str, holder: str) -> Self | None:
        """Read it from a form, if it was written here for the same person within a day and its bytes are still kept."""
        try:
            found = cls(**signing.loads(token, salt=f"{SALT}:{holder}", max_age=KEPT_FOR))
        except signing.BadSignature:
            return None
        return found if store.hold(found.sha256) else None


def taken_in(upload: UploadedFile, kinds: Sequence[Kind] = KINDS) -> Deposit:
    """Look into a file of one of some kinds that has arrived, and keep it; raises Unfit."""
    name = tidy(upload.name)
    kind = kind_of(name, kinds)
    if kind is None:
        known = ", ".join(each.name for each in kinds)
        raise Unfit(gettext("Files of this kind are not taken. Send one of these: %(kinds)s.") % {"kinds": known})
    if fault_of(upload) == "too_large" or upload.size > settings.LARGEST_FILE:
        raise Unfit(too_large())
    fault = fault_of(upload) or ("" if upload.size else "empty") or _inspected(upload, kind) or _scanned(upload)
    if fault:
        other = gettext("This is not a whole %(kind)s file, whatever its name says.") % {"kind": kind.name}
        raise Unfit(str(FAULTS.get(fault, other)))
    try:
        return Deposit(name, kind.key, upload.size, store.put(upload.chunks()))
    except OSError as broken:
        raise Unfit(str(FAULTS["no_room"])) from broken


def too_large() -> str:
    """Say how large a file may be."""
    most = settings.LARGEST_FILE >> 20
    told = ngettext(
        "The file is larger than one megabyte. Send a smaller one.",
        "The file is larger than %(n)d megabytes. Send a smaller one.",
        most,
    )
    return told % {"n": most}


def tidy(name: str) -> str:
    """Return the name of a file as text to be shown: no folder, no sign that hides or turns others, not too long."""
    last = normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(" " if each.isspace() else each for each in last if each.isspace() or category(each)[0] != "C")
    whole = PurePath(" ".join(seen.translate({ord(each): "_" for each in '<>:"|?*'}).split()).strip(". "))
    return whole.stem[:LONGEST] + whole.suffix[:10]


def _inspected(upload: UploadedFile, kind: Kind) -> str:
    # The program is a part of this one, and is given neither the file's name nor our environment.
    command = [sys.executable, "-I", "-m", inspection.__name__, kind.key]
    upload.seek(0)
    source = {"stdin": upload.file} if hasattr(upload, "temporary_file_path") else {"input": upload.read()}
    try:
        ended = subprocess.run(command, capture_output=True, env={}, timeout=PATIENCE, check=False, **source)  # noqa: S603
    except subprocess.TimeoutExpired:
        return inspection.TOO_MUCH
    return inspection.TOO_MUCH if ended.returncode else ended.stdout.decode().strip()


def _scanned(upload: UploadedFile) -> str:
    try:
        return inspection.HARMFUL if scanning.is_harmful(upload.chunks()) else ""
    except scanning.Unanswered:
        return "unscanned"
