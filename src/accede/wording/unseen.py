"""Characters that nobody sees, and those that turn the direction of what is written after them."""

from unicodedata import category

# Some scripts join or part letters by these.
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
# Between lines, and what pages and word processors leave in what is copied: where a word may break, how a sign is read.
IN_A_TEXT = (
    "\t\n\r\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)


def first_unseen(words: str, *, is_line: bool = True) -> int:
    """Return where the first character stands that has no place in a line, or in a text of several; -1 without one."""
    fit = JOINERS if is_line else JOINERS + IN_A_TEXT
    return next((at for at, one in enumerate(words) if category(one) in ("Cc", "Cf") and one not in fit), -1)
