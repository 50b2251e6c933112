"""Looks into files that are packed as ZIP: packed plainly, of their kind, without a program, and not too much."""

import re
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.parsers.expat import ExpatError

from accede.archive.inspection import ACTIVE, HARMFUL, INSIDE, LOCKED, ODD, OTHER, TOO_MUCH, file
from accede.archive.inspection.marks import EICAR
from accede.archive.inspection.markup import Declared, elements
from accede.archive.kinds import kind_of

MOST_PARTS, MOST_BYTES = 5_000, 150 << 20
OLD = b"\xd0\xcf\x11\xe0"  # how files of old programs begin, and new ones that are locked by a password
MAIN = {"docx": "wordprocessingml.document.main+xml", "xlsx": "spreadsheetml.sheet.main+xml"}
OPEN = {"odt": b"application/vnd.oasis.opendocument.text", "ods": b"application/vnd.oasis.opendocument.spreadsheet"}
SIGNED = b"application/vnd.etsi.asic-e+zip"
# The signatures of what is signed, as XAdES or CAdES, among what else is said about it.
ABOUT, PROOF = "META-INF/", re.compile(r"^META-INF/[^/]*signature[^/]*\.(xml|p7s)$", re.I)
PROGRAMS = re.compile(r"vba|macro|activex|oleobject", re.I)
# Where programs lie, and files in files; the table behind a chart is one of ours.
ASTRAY = re.compile(r"^(basic|scripts)/|vbaproject|/activex/|/embeddings/.*(?<!\.xlsx)$", re.I)
FETCHED = ("attachedTemplate", "oleObject", "frame", "subDocument", "externalLinkPath", "xlExternalLinkPath")


class Found(Exception):
    """A fault that ends the search."""


def fault(kind: str, content: bytes) -> str:
    """Return what is wrong with a packed document."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _check_packing(kind, packed, content)
            parts = _check_parts(packed)
            check = _check_signed if kind == "asice" else _check_open if kind in OPEN else _check_office
            check(kind, packed, parts)
    except Found as found:
        return str(found)
    except Declared:
        return ODD
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, ValueError, KeyError, EOFError):
        return LOCKED if content.startswith(OLD) else OTHER
    except ExpatError:
        return OTHER
    return ""


def _check_packing(kind: str, packed: zipfile.ZipFile, content: bytes) -> None:
    names = [each.filename for each in packed.infolist()]
    first = min((each.header_offset for each in packed.infolist()), default=1)
    # Nothing before the first part and nothing behind the last: else it would be two files in one.
    # What programs sign with leave their name there.
    behind = len(packed.comment) if kind == "asice" and re.fullmatch(rb"[ -~]{1,200}", packed.comment) else 0
    end = content[-22 - behind :]
    if first or len(packed.comment) != behind or not content.startswith(b"PK\x03\x04") or end[:4] != b"PK\x05\x06":
        raise Found(ODD)
    if len(set(names)) < len(names) or any(map(_is_astray, packed.infolist())):
        raise Found(ODD)
    if any(each.flag_bits & 1 for each in packed.infolist()):
        raise Found(LOCKED)


def _is_astray(part: zipfile.ZipInfo) -> bool:
    steps = part.orig_filename.split("/")
    odd = "\\" in part.orig_filename or "\0" in part.orig_filename or ":" in steps[0]
    return odd or ".." in steps or steps[0] == "" or stat.S_ISLNK(part.external_attr >> 16)


def _check_parts(packed: zipfile.ZipFile) -> list[str]:
    parts = packed.infolist()
    left = MOST_BYTES
    if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > left:
        raise Found(TOO_MUCH)
    for each in parts:
        # What a part says of its size may be a lie: it is counted as it unpacks.
        with packed.open(each) as part:
            before = b""
            while piece := part.read(1 << 16):
                left -= len(piece)
                if left < 0:
                    raise Found(TOO_MUCH)
                if EICAR in before + piece:
                    raise Found(HARMFUL)
                before = piece[-len(EICAR) :]
    if any(ASTRAY.search(each.filename) for each in parts):
        raise Found(ACTIVE)
    return [each.filename for each in parts]


def _check_office(kind: str, packed: zipfile.ZipFile, parts: list[str]) -> None:
    types = [attributes.get("ContentType", "") for _name, attributes in _read(packed, "[Content_Types].xml")]
    if any(PROGRAMS.search(each) for each in types):
        raise Found(ACTIVE)
    if not any(each.endswith(MAIN[kind]) for each in types):
        raise Found(OTHER)
    for each in (part for part in parts if part.endswith(".rels")):
        for _name, attributes in _read(packed, each):
            fetched = attributes.get("Type", "").rsplit("/", 1)[-1] in FETCHED
            if fetched and attributes.get("TargetMode") == "External":
                raise Found(ACTIVE)


def _check_open(kind: str, packed: zipfile.ZipFile, parts: list[str]) -> None:
    if packed.read("mimetype") != OPEN[kind] or "content.xml" not in parts:
        raise Found(OTHER)
    if any(name.endswith("encryption-data") for name, _attributes in _read(packed, "META-INF/manifest.xml")):
        raise Found(LOCKED)
    for each in (part for part in parts if part.endswith(".xml")):
        if any(name.endswith(("event-listener", "plugin", "applet")) for name, _attributes in _read(packed, each)):
            raise Found(ACTIVE)


def _check_signed(_kind: str, packed: zipfile.ZipFile, parts: list[str]) -> None:
    files = [each for each in parts[1:] if not each.endswith("/")]
    signed = [each for each in files if not each.startswith(ABOUT)]
    if parts[0] != "mimetype" or packed.read("mimetype") != SIGNED or not signed:
        raise Found(OTHER)
    if not any(PROOF.match(each) for each in files):
        raise Found(OTHER)
    for each in (part for part in files if part.startswith(ABOUT)):
        _check_about(packed, each)
    for each in signed:
        kind = kind_of(each)
        wrong = file.fault(kind.key, packed.read(each)) if kind else INSIDE
        if wrong:
            raise Found(INSIDE if wrong == OTHER else wrong)


def _check_about(packed: zipfile.ZipFile, part: str) -> None:
    if not part.lower().endswith((".xml", ".p7s")):
        raise Found(ACTIVE)
    if part.lower().endswith(".p7s"):
        is_sound = not file.fault("p7s", packed.read(part))
    else:
        names = [name.rsplit(":", 1)[-1] for name, _attributes in _read(packed, part)]
        is_sound = "Signature" in names or not PROOF.match(part)
    if not is_sound:
        raise Found(OTHER)


def _read(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[str, dict[str, str]]]:
    return elements(packed.read(part))
