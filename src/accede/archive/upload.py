"""How a file arrives: piece by piece into a temporary file, up to the largest that any form takes."""

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class Spool(TemporaryFileUploadHandler):
    """Takes files of people who are signed in; the rest of the form is read to its end whatever comes of them.

    Of a file that is too large, or for which there is no room, nothing is written on; it arrives with its whole size
    and its `fault`, so that its field can say so and no other field is lost.
    """

    fault = ""

    def new_file(self, *given: Any, **named: Any) -> None:
        """Begin a file; nothing is kept of one that a stranger sends."""
        super().new_file(*given, **named)
        self.fault = "" if self.request.user.is_authenticated else "stranger"

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece, unless there has been enough."""
        if start + len(raw_data) > settings.LARGEST_UPLOAD:
            self._stop("too_large")
        if self.fault:
            return
        try:
            self.file.write(raw_data)
            self.file.flush()
        except OSError:
            self._stop("no_room")

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Hand the file on with what went wrong."""
        self.file.seek(0)
        self.file.size, self.file.fault = file_size, self.fault
        return self.file

    def _stop(self, fault: str) -> None:
        if not self.fault:
            self.fault = fault
            self.file.seek(0)
            self.file.truncate()


def fault_of(upload: UploadedFile) -> str:
    """Return what went wrong while a file arrived, or nothing."""
    return getattr(upload, "fault", "") if isinstance(upload, TemporaryUploadedFile) else ""
