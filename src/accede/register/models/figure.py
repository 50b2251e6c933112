"""Figures that members declare."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from accede.register.models.declaration import Declaration
from accede.register.models.organisation import Organisation


class Figure(models.Model):
    """What a member declares for a year, with its definition and source; and what was accepted of it.

    `value` stays as it was declared. Figures that somebody took from a source belong to no declaration.
    """

    class State(models.TextChoices):
        """What was made of a figure of a declaration."""

        DECLARED = "declared", pgettext_lazy("a figure", "to be checked")
        CHALLENGED = "challenged", pgettext_lazy("a figure", "challenged")
        ANSWERED = "answered", pgettext_lazy("a figure", "to be settled by the Board")
        ACCEPTED = "accepted", pgettext_lazy("a figure", "accepted")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="figures")
    name = models.CharField(max_length=60)
    value = models.PositiveBigIntegerField()
    year = models.PositiveSmallIntegerField(null=True)
    definition = models.TextField(blank=True)
    source = models.TextField(blank=True)
    declaration = models.ForeignKey(Declaration, models.PROTECT, null=True, related_name="figures")
    state = models.CharField(max_length=12, choices=State.choices, blank=True)
    reason = models.TextField(blank=True)  # why it is so far from the one before, in the member's words
    challenge = models.TextField(blank=True)
    accepted = models.PositiveBigIntegerField(null=True)
    accepted_on = models.DateField(null=True)
    ruling = models.TextField(blank=True)  # why the Board accepted what it did

    class Meta:
        ordering: ClassVar = ["name", "-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["declaration", "name"], name="register_a_figure_declared_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.value}"

    def is_accepted(self, on: date) -> bool:
        """Say whether it had been accepted by a day."""
        return self.accepted_on is not None and self.accepted_on <= on

    def counted(self, on: date) -> int:
        """Return the number that counts on a day: the accepted one, before that the declared one."""
        return self.accepted if self.is_accepted(on) else self.value
