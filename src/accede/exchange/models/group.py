"""Working groups of members: who is in them, their documents, the hours at which they meet."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.register.models import Organisation


class Group(models.Model):
    """A working group; members come and go, one of them leads it. Titles and texts are by language."""

    titles = models.JSONField()
    texts = models.JSONField(default=dict)
    lead = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    is_sample = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("group", args=[self.pk])


class Seat(models.Model):
    """That a member takes part in a group."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order in which they joined."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "organisation"], name="exchange_seat_once")]

    def __str__(self) -> str:
        return f"{self.organisation}"


class Paper(models.Model):
    """A document of a group, kept in the archive, and who brought it: the office where `organisation` is empty."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="papers")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Meeting(models.Model):
    """When a group meets, and where: a place, or the address of a room on the net."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="meetings")
    begins = models.DateTimeField()
    ends = models.DateTimeField(null=True)
    place = models.CharField(max_length=300)

    class Meta:
        """In time."""

        ordering: ClassVar = ["begins", "pk"]

    def __str__(self) -> str:
        return f"{self.group} {self.begins}"
