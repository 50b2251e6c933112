"""What the room is at: the item in hand, a pause, and who has asked to speak."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.register.models import Organisation


class Floor(models.Model):
    """The item that an assembly has in hand, and since when it pauses."""

    assembly = models.OneToOneField("assembly.Assembly", models.PROTECT, related_name="floor")
    item = models.ForeignKey("assembly.Item", models.SET_NULL, null=True, related_name="+")
    paused_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.item or self.assembly}"


class Speech(models.Model):
    """A member's turn to speak on an item: asked for, begun, ended; one ended before it began was withdrawn."""

    class Kind(models.TextChoices):
        """A point of order goes before what is said on the matter."""

        MATTER = "matter", _("on the matter")
        ORDER = "order", _("point of order")

    item = models.ForeignKey("assembly.Item", models.CASCADE, related_name="speeches")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-kind", "pk"]  # points of order first, then as they asked
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "organisation", "kind"],
                condition=models.Q(ended_at=None),
                name="assembly_speech_asked_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.item}"
