"""Assemblies that were held before this site kept them."""

from typing import ClassVar

from django.db import models
from django.urls import reverse


class PastAssembly(models.Model):
    """What is known of an earlier assembly; its minutes and other papers lie in the archive."""

    day = models.DateField()
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    decided = models.TextField(blank=True)  # what was decided, or the whole minutes
    folded = models.TextField()  # all of it, as a search reads it
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["-day", "-pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "name"], name="assembly_past_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("past_assembly", args=[self.pk])
