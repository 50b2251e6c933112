"""A bundle altered for tests: by one byte, or by somebody who packs it again so that its digests fit."""

import json
from hashlib import sha256

import rfc8785
from recount.results import faults, second

from accede.recount.archive import NotABundle, packed, unpacked
from accede.recount.seal import digest


def is_found(data, folder):
    """Say whether the first verifier and the second have found something."""
    try:
        first = bool(faults(data))
    except NotABundle:
        first = True
    (folder / "forged.zip").write_bytes(data)
    return first, second().main(folder / "forged.zip") != 0


def forged(data, **changes):
    """Pack an archive again with some of its parts changed in place: the digests fit, the seals do not."""
    files = unpacked(data)
    for name, change in changes.items():
        part = json.loads(files[f"{name}.json"])
        changed = change(part)
        files[f"{name}.json"] = rfc8785.dumps(part if changed is None else changed)
    return packed(files)


def with_law(data, before, after):
    """Pack an archive again with another rulebook, and let all that names its digest name the new one."""
    files = unpacked(data)
    [name] = [one for one in files if one.startswith("rulebook/")]
    old, new = sha256(files[name]).hexdigest(), None
    assert before in files[name]
    files[name] = files[name].replace(before, after)
    new = sha256(files[name]).hexdigest()
    return packed({one: content.replace(old.encode(), new.encode()) for one, content in files.items()})


def sealed_again(lines):
    """Seal the lines of a ledger anew, each after the one before it."""
    previous = ""
    for number, line in enumerate(lines, 1):
        line |= {"sequence": number, "previous": previous}
        line["hash"] = previous = digest({key: said for key, said in line.items() if key != "hash"})
    return lines
