"""The yearly declaration of figures: when it was called, and how far each member has come."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from accede.register.models.membership import Membership


class Campaign(models.Model):
    """A year whose figures were called for: by when, and from what change on a reason is asked, in per cent."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    due = models.DateField()
    remind_on = models.DateField()
    asks_from = models.PositiveSmallIntegerField(default=50)
    called_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year"]

    def __str__(self) -> str:
        return f"{self.year}"


class Declaration(models.Model):
    """A member's figures of one year. `rounds` counts how often they were declared; `written_on` is the last letter."""

    class State(models.TextChoices):
        """How far it has come; the least settled of its figures decides."""

        AWAITED = "awaited", pgettext_lazy("a declaration", "not declared yet")
        DECLARED = "declared", pgettext_lazy("a declaration", "to be checked")
        CHALLENGED = "challenged", pgettext_lazy("a declaration", "challenged")
        ANSWERED = "answered", pgettext_lazy("a declaration", "to be settled by the Board")
        ACCEPTED = "accepted", pgettext_lazy("a declaration", "accepted")

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="declarations")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.AWAITED)
    rounds = models.PositiveSmallIntegerField(default=0)
    declared_at = models.DateTimeField(null=True)
    written_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-year", "membership__number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "year"], name="register_one_declaration_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.membership} {self.year}"

    def get_absolute_url(self) -> str:
        """Return the page of this declaration."""
        return reverse("declaration", args=[self.membership.number, self.year])
