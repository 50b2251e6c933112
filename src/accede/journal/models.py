"""The chain: its entries, its head, and the personal values beside it that may be erased."""

from typing import ClassVar

from django.db import models

from accede.journal.record import Plain, digest, instant

SCHEMA = 1


class Entry(models.Model):
    """One deed: never changed, never removed; its hash covers the hash of the one before it."""

    sequence = models.BigIntegerField(primary_key=True)
    schema = models.PositiveSmallIntegerField(default=SCHEMA)
    at = models.DateTimeField()
    action = models.CharField(max_length=100)
    actor = models.CharField(max_length=100)
    capacity = models.CharField(max_length=30, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    cause = models.BigIntegerField(null=True)
    article = models.JSONField(default=list)
    edition = models.CharField(max_length=64, blank=True)
    values = models.JSONField(default=dict)
    personal_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["sequence"]
        indexes: ClassVar = [models.Index(fields=["subject", "sequence"]), models.Index(fields=["action", "sequence"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject}".rstrip()

    def content(self) -> dict[str, Plain]:
        """Return every field that the hash covers."""
        names = [field.name for field in self._meta.concrete_fields if field.name not in ("hash", "at")]
        return {name: getattr(self, name) for name in names} | {"at": instant(self.at)}

    def seal(self) -> str:
        """Return the hash that this entry must carry."""
        return digest(self.content())


class Personal(models.Model):
    """The personal values of an entry and their salt; erasing the row leaves the chain whole."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="personal")
    salt = models.CharField(max_length=64)
    values = models.JSONField()

    def __str__(self) -> str:
        return f"personal values of entry {self.entry_id}"

    def seal(self) -> str:
        """Return the digest that the entry must carry for these values."""
        return digest(self.values, salt=self.salt)


class Head(models.Model):
    """The one row that says where the chain ends; whoever appends holds its lock."""

    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="journal_one_head")]

    def __str__(self) -> str:
        return f"entry {self.sequence}"
