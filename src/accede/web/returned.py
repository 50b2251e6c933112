"""Reads messages of mail servers from files, for the command line: which letters came back."""

from collections.abc import Iterator
from contextlib import closing
from mailbox import mbox
from pathlib import Path

from django.utils.translation import ngettext

from accede.people.queries import now
from accede.post.mailbox import take_in
from accede.web.cli.output import YES, BadInput


def take_files(files: list[Path]) -> int:
    """Note which letters messages in these files tell were not delivered, and print how many that was news of."""
    noted = sum(take_in(raw, now()) for file in files for raw in _messages(file))
    said = ngettext(
        "%(n)d letter is newly known as not delivered.", "%(n)d letters are newly known as not delivered.", noted
    )
    print(said % {"n": noted})
    return YES


def _messages(file: Path) -> Iterator[bytes]:
    """Read a file as a mailbox (mbox) or as one message."""
    try:
        with file.open("rb") as reading:
            is_mbox = reading.read(5) == b"From "
        if not is_mbox:
            yield file.read_bytes()
            return
        with closing(mbox(file, create=False)) as box:
            yield from (box.get_bytes(key) for key in box.iterkeys())
    except OSError as fault:
        raise BadInput(f"{file}: {fault.strerror}") from fault
