"""A consortium that a member puts together for a call: who is in it, and as what."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.projects.eligibility.conditions import Role
from accede.projects.models.call import Call
from accede.register.models import Organisation


class Consortium(models.Model):
    """A draft of its own for the member that makes it; nobody is bound by it."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="consortia")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="consortia")
    title = models.CharField(max_length=200)
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("project_consortium", args=[self.pk])


class Partner(models.Model):
    """One organisation in a consortium: a member, which can be asked, or one of elsewhere that is named here alone."""

    consortium = models.ForeignKey(Consortium, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="partnerships")
    name = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    types = models.JSONField(default=list)
    asked_at = models.DateTimeField(null=True)
    joins = models.BooleanField(null=True)  # what a member that was asked has said
    role = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Role])

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consortium", "organisation"], name="projects_partner_once")
        ]

    def __str__(self) -> str:
        return self.organisation.name if self.organisation else self.name
