"""The log of advocacy: whom the association met or wrote to, when, about what."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.positions.models.consultation import Consultation


class Intervention(models.Model):
    """One line of the log. Persons are named by their offices."""

    class Kind(models.TextChoices):
        """How it was done."""

        MEETING = "meeting", _("Meeting")
        LETTER = "letter", _("Letter")
        ANSWER = "answer", _("Answer to a consultation")
        HEARING = "hearing", _("Hearing")
        EVENT = "event", _("Event")

    on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    institution = models.CharField(max_length=200)
    met = models.CharField(max_length=200, blank=True)  # which office or unit there
    by_office = models.CharField(max_length=200)  # who spoke for the association
    topic = models.CharField(max_length=200)
    position = models.ForeignKey(Consultation, models.PROTECT, null=True, related_name="interventions")
    outcome = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.on} {self.institution}"
