"""Mandates: what a person may do for an organisation, or for the association."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accede.register.models.organisation import Organisation


class Mandate(models.Model):
    """A person's office, from … until … (exclusive); for an organisation, or for the association itself."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="mandates")
    # As whoever let this person in has written it: the name of an account is its own, and not told to others.
    name = models.CharField(max_length=200, blank=True)
    office = models.CharField(max_length=60)
    capacity = models.CharField(max_length=30)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["starts", "pk"]

    def __str__(self) -> str:
        return f"{self.office} {self.starts}"
