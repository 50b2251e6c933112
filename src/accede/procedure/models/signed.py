"""Signed papers of a file: the request and the minutes as they came, scanned or with a qualified signature."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.archive.models import Document
from accede.procedure.models.candidacy import Candidacy


class SignedPaper(models.Model):
    """A signed paper, as whoever added it says what it is; set aside with a reason, never erased."""

    class Purpose(models.TextChoices):
        """What is signed."""

        REQUEST = "request", _("Signed request")
        MINUTES = "minutes", _("Signed minutes, or their extract")

    class Signature(models.TextChoices):
        """How it is signed; the file itself is what proves it."""

        SCAN = "scan", _("By hand, scanned")
        QUALIFIED = "qualified", _("With a qualified electronic signature")

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="signed_papers")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    signature = models.CharField(max_length=20, choices=Signature.choices)
    signed_by = models.CharField(max_length=200)
    signed_on = models.DateField()
    set_aside_at = models.DateTimeField(null=True)
    set_aside_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.purpose}"
