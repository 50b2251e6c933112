"""What the office said of two organisations that look like one."""

from typing import ClassVar

from django.db import models

from accede.register.models.organisation import Organisation


class Distinction(models.Model):
    """That two organisations are two, however alike they look. Taken back, it is gone."""

    first = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    second = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="register_one_distinction"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="register_distinction_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"
