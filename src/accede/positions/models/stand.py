"""Whether a member stands behind a position."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.positions.models.consultation import Consultation
from accede.register.models import Organisation


class Stand(models.Model):
    """What a member says of the final text; a dissent is shown with the position only where it is wished."""

    class Kind(models.TextChoices):
        """For it or not."""

        ENDORSES = "endorses", _("stands behind it")
        DISSENTS = "dissents", _("does not stand behind it")

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="stands")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.TextField(blank=True)
    language = models.CharField(max_length=8)  # of the reason
    is_shown = models.BooleanField(default=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "organisation"], name="positions_stand_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.kind}"
