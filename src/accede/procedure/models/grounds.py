"""Why the assembly did not admit a candidate, or adjourned its decision: as the minutes have it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly
from accede.procedure.models.candidacy import Candidacy


class Grounds(models.Model):
    """What an assembly gave as its reasons, once for each decision; `moved_to` is where an adjourned one goes."""

    class Kind(models.TextChoices):
        """What was decided."""

        REFUSED = "refused", _("not admitted")
        ADJOURNED = "adjourned", _("adjourned")

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="grounds")
    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reasons = models.TextField()
    moved_to = models.ForeignKey(Assembly, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "assembly", "kind"], name="procedure_grounds_once")
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.kind}"
