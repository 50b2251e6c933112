"""Who attends an assembly, and each coming and going."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.assembly import Assembly
from accede.register.models import Organisation


class Attendance(models.Model):
    """Who attends an assembly, and how."""

    class Mode(models.TextChoices):
        """As the roll has it."""

        PRESENT = "present", _("in the room")
        REMOTE = "remote", _("remote")
        ABSENT = "absent", _("absent")

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20, choices=Mode.choices)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "organisation"], name="assembly_attends_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.mode}"


class Coming(models.Model):
    """One line of the attendance as it was noted: append-only, and what the changes of the quorum are told from."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="comings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20, choices=Attendance.Mode.choices)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.organisation} {self.mode} {self.at}"


class Seen(models.Model):
    """When the page of somebody who takes part remotely was last open before them. No deed: a sign of life."""

    attendance = models.OneToOneField(Attendance, models.CASCADE, primary_key=True, related_name="seen")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.attendance} {self.at}"
