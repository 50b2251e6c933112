"""A file of the institutions: a proposal on its way to becoming law, and the dates on that way."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.space.models import Audience


class Procedure(models.Model):
    """One file, followed from its first date to its last; `next_on` is the first of its dates that lies ahead."""

    titles = models.JSONField()
    texts = models.JSONField(default=dict)  # what is at stake (Markdown), by language
    reference = models.CharField(_("Reference"), max_length=60, blank=True)
    link = models.URLField(max_length=1000, blank=True)
    audience = models.CharField(max_length=10, choices=Audience)
    has_ended = models.BooleanField(default=False)
    next_on = models.DateField(null=True)

    class Meta:
        """What comes next first; without a date to come, the latest first."""

        ordering: ClassVar = [models.F("next_on").asc(nulls_last=True), "-pk"]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("procedure", args=[self.pk])


class Stage(models.Model):
    """One date of a file: what happens, or happened, on that day."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="stages")
    on = models.DateField()
    titles = models.JSONField()
    link = models.URLField(max_length=1000, blank=True)

    class Meta:
        """In time."""

        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")
