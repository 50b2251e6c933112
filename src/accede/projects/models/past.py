"""Projects that members have made, with whom, and what these had to pay themselves."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.register.models import Organisation


class PastProject(models.Model):
    """What was made, by years and whole euros; `organisation` is the member that noted it, none for the office.

    What the grant did not cover is the co-financing; `rest` says in plain words who paid it.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="past_projects")
    title = models.CharField(max_length=300)
    programme = models.CharField(max_length=120, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    starts = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField(null=True)
    budget = models.PositiveBigIntegerField(null=True)
    grant = models.PositiveBigIntegerField(null=True)
    rest = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-starts", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("project_past", args=[self.pk])

    @property
    def cofinancing(self) -> int | None:
        """What the partners paid themselves, in whole euros."""
        return None if None in (self.budget, self.grant) else self.budget - self.grant


class PastPartner(models.Model):
    """Who was in it: an organisation of the register, or one that is named here alone; whoever led stands first."""

    project = models.ForeignKey(PastProject, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="past_partnerships")
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)

    class Meta:
        """In their order."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.organisation.name if self.organisation else self.name

    @property
    def line(self) -> str:
        """As it is written down, and read again: its name, with the country in brackets."""
        return f"{self} ({self.country})" if self.country else str(self)
