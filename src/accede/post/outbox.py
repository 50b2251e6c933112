"""Where letters are laid when no mail server is named: one .eml file each, a real message that a mail program opens."""

import os
from collections.abc import Sequence
from email.utils import unquote
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Outbox(BaseEmailBackend):
    """Lays each message in settings.EMAIL_FILE_PATH, named after its Message-ID, whole or not at all."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write every message and return how many."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            lay(folder, message)
        return len(email_messages)


def lay(folder: Path, message: EmailMessage) -> Path:
    """Write one message so that a crash leaves no half of it."""
    made = message.message()
    file = folder / f"{unquote(made['Message-ID']).split('@')[0]}.eml"
    draft = file.with_suffix(".part")
    with draft.open("wb") as writing:
        writing.write(made.as_bytes(linesep="\r\n"))
        writing.flush()
        os.fsync(writing.fileno())
    return draft.replace(file)
