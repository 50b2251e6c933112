"""The enterprises of members: each one a body of its own, belonging to the networks that list it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.register.models.organisation import Organisation


class Enterprise(models.Model):
    """A body that one or several members count among theirs.

    `key` tells it apart: its country and the normal form of its number; without a number, the member that names it
    and its name, so that a name alone never makes two members' enterprises one.
    """

    key = models.CharField(max_length=400, unique=True)
    country = models.CharField(max_length=2)
    number = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Belonging(models.Model):
    """An enterprise's time in a member's network, from … until … (exclusive), named and numbered as it was typed."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="belongings")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="belongings")
    name = models.CharField(max_length=300)
    registration = models.CharField(max_length=60, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "enterprise"],
                condition=models.Q(ends=None),
                name="register_one_open_belonging",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Likeness(models.Model):
    """What the office said of two enterprises: that they are one, or that they are not. Taken back, it is gone."""

    class Said(models.TextChoices):
        """Whether two are one."""

        ONE = "one", _("one and the same")
        TWO = "two", _("two")

    first = models.ForeignKey(Enterprise, models.PROTECT, related_name="+")
    second = models.ForeignKey(Enterprise, models.PROTECT, related_name="+")
    said = models.CharField(max_length=3, choices=Said.choices)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="register_one_likeness"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="register_likeness_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.said} {self.second}"


class OwnCount(models.Model):
    """How many enterprises a member's list counts from a day on: worked out by each deed that changes it."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="own_counts")
    starts = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["starts"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "starts"], name="register_one_count_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.starts}: {self.number}"
