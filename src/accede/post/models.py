"""Letters as they were written, what was enclosed, and what became of them."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """One letter to one person; its words never change once it is queued."""

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        ACCEPTED = "accepted", _("accepted")
        BOUNCED = "bounced", _("bounced")
        ACKNOWLEDGED = "acknowledged", _("acknowledged")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sender = models.CharField(max_length=200)
    recipient = models.CharField(max_length=200, blank=True)
    email = models.EmailField()
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    about = models.CharField(max_length=200, blank=True, db_index=True)
    # For whom its reader got it, as the journal names it: an organisation, or nobody but the reader.
    party = models.CharField(max_length=200, blank=True, db_index=True)
    # A secret letter, such as a sign-in code, loses its body as soon as the next server has it.
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    next_try = models.DateTimeField(null=True)
    # Until then one worker has it in hand; a worker that died lets it go by this alone.
    leased_until = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-queued_at", "id"]
        indexes: ClassVar = [models.Index(fields=["state", "next_try"]), models.Index(fields=["-queued_at", "id"])]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """Return the letter's page for the office."""
        return reverse("letter", args=[self.pk])

    @property
    def to(self) -> str:
        """The person a letter is written to, by name if there is one."""
        return self.recipient or self.email


class Attachment(models.Model):
    """A file enclosed in a letter, byte for byte."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class LetterEvent(models.Model):
    """One thing that became of a letter."""

    class Kind(models.TextChoices):
        QUEUED = "queued", _("queued")
        DEFERRED = "deferred", _("not taken yet, to be tried again")
        ACCEPTED = "accepted", _("accepted by the next server")
        BOUNCED = "bounced", _("refused for good")
        UNDELIVERED = "undelivered", _("could not be delivered")
        ACKNOWLEDGED = "acknowledged", _("acknowledged on the site")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    # What the server said, in its own words and its own language.
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()
