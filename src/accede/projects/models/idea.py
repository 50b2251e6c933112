"""Ideas, offers and requests of members who look for partners, and who showed interest."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.projects.models.call import Call
from accede.register.models import Organisation


class Idea(models.Model):
    """What a member would do with others, in plain words of one language; it is shown until it is closed."""

    class Kind(models.TextChoices):
        """What it is."""

        IDEA = "idea", _("Idea for a project")
        OFFER = "offer", _("Offer to take part")
        REQUEST = "request", _("Partners wanted")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="project_ideas")
    call = models.ForeignKey(Call, models.PROTECT, null=True, related_name="ideas")
    kind = models.CharField(max_length=10, choices=Kind)
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    text = models.TextField()
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("project_idea", args=[self.pk])


class Interest(models.Model):
    """That a member would take part in what another has put out; how to answer stands in the letter alone."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="interests")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="project_interests")
    words = models.TextField()
    at = models.DateTimeField()

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.organisation}"
