"""What gives a file away: the string by which scanners are tried, and the tags that a browser looks for."""

import re

# Put together here, so that no scanner stumbles over this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MARKUP = re.compile(rb"<(!doctype|\?xml|\?php|html|head|body|script|iframe|svg|table|style|title|a\s|img|div)", re.I)


def is_markup(content: bytes) -> bool:
    """Say whether a browser could take this for a page or a drawing, in any of the encodings that it tries."""
    return bool(MARKUP.search(content.replace(b"\0", b"")))
