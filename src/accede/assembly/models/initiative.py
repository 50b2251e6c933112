"""What members ask for together: an item on an agenda, or that a meeting be convened."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.assembly import Assembly
from accede.assembly.models.item import Item
from accede.register.models import Organisation


class Initiative(models.Model):
    """Something that enough members can bring about; `assembly` is whose agenda it is for, or what came of it."""

    class Aim(models.TextChoices):
        """What is asked for."""

        PUT = "put", _("an item on the agenda")
        ORDER = "order", _("a meeting")

    class State(models.TextChoices):
        """How far it has come."""

        OPEN = "open", _("collecting")
        REACHED = "reached", _("enough members")
        WITHDRAWN = "withdrawn", _("withdrawn")

    aim = models.CharField(max_length=10, choices=Aim.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    body = models.CharField(max_length=60)
    assembly = models.ForeignKey(Assembly, models.PROTECT, null=True, related_name="initiatives")
    item = models.OneToOneField(Item, models.PROTECT, null=True, related_name="initiative")
    matter = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    reasons = models.TextField(blank=True)
    starter = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    reached_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Support(models.Model):
    """A member that asks for it too."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="supports")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["initiative", "organisation"], name="assembly_supports_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.initiative}"
