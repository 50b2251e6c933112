"""Who pays a member's fees in its place."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accede.register.models import Organisation


class Payer(models.Model):
    """Somebody who gets a member's invoices and pays them, from a day on, up to another.

    It is an organisation of the register, or somebody outside of it with a name and an address.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="payers")
    other = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    postal = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="en")
    starts = models.DateField()
    ends = models.DateField(null=True)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["starts", "pk"]

    def __str__(self) -> str:
        return self.other.name if self.other else self.name
