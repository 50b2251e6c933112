"""Papers: the files that a candidate sends with its request."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.archive.models import Document
from accede.procedure.models.candidacy import Candidacy


class Paper(models.Model):
    """A file of a request, until it is left out of it; the document itself stays as it came.

    Its purpose is one of these, or a document that the statutes ask for.
    """

    class Purpose(models.TextChoices):
        """What a candidate sends it as."""

        MOTIVATION = "motivation", _("Motivation letter")
        OTHER = "other", _("Further document")

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="papers")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=60)
    left_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.document}"
