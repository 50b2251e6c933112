"""Files as they came; what they say lies in the data folder, under the digest of its bytes."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from accede.archive.kinds import Kind, kind_called


class Document(models.Model):
    """One file that somebody sent: never changed, only followed by another for the same purpose.

    `about` is what it belongs to, as the journal names it; `purpose` is a word of the room that asked for it.
    `name` is what its sender called it: text to be shown, never a path.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    about = models.CharField(max_length=200)
    purpose = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["received_at", "id"]
        indexes: ClassVar = [models.Index(fields=["about", "purpose", "received_at"], name="archive_about")]

    def __str__(self) -> str:
        return self.name

    @property
    def of_kind(self) -> Kind:
        """The kind of file it was found to be."""
        return kind_called(self.kind)
