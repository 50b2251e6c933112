"""Looks into CMS: signed by somebody, and what it carries is a file that is taken. The signature is not verified."""

from asn1crypto.cms import ContentInfo

from accede.archive.inspection import INSIDE, LOCKED, OTHER, TWO, file

# What a signed file may be by how it begins; a PDF may begin a little later.
BEGINNINGS = {b"\x89PNG": ("png",), b"\xff\xd8\xff": ("jpg",), b"PK": ("docx", "odt", "xlsx", "ods")}
HEAD = 1024
END_OF_PACKAGE = b"PK\x05\x06"


def fault(kind: str, content: bytes) -> str:
    """Return what is wrong with a signature, and with what it is around; one that stands beside its file is a P7S."""
    try:
        info = ContentInfo.load(content, strict=True)
        if info["content_type"].native == "enveloped_data":
            return LOCKED
        signed = info["content"]
        carried = signed["encap_content_info"]
        inside, is_data = carried["content"].native, carried["content_type"].native == "data"
        is_signed = bool(signed["signer_infos"]) and all(one["signature"].native for one in signed["signer_infos"])
    except (ValueError, TypeError, KeyError):
        return OTHER
    if not (is_signed and is_data) or (inside is None and kind == "p7m"):
        return OTHER
    # A package that is not the signed one would be a second file in the same bytes.
    if content.count(END_OF_PACKAGE) > (inside or b"").count(END_OF_PACKAGE):
        return TWO
    return "" if inside is None else fault_inside(_kinds(inside), inside)


def fault_inside(kinds: tuple[str, ...], content: bytes) -> str:
    """Return what is wrong with a signed file, which is of one of some kinds."""
    faults = [file.fault(kind, content) for kind in kinds]
    found = "" if "" in faults else next((one for one in faults if one != OTHER), OTHER)
    return INSIDE if found == OTHER else found


def _kinds(content: bytes) -> tuple[str, ...]:
    if b"%PDF-" in content[:HEAD]:
        return ("pdf",)
    return next((kinds for start, kinds in BEGINNINGS.items() if content.startswith(start)), ("txt",))
