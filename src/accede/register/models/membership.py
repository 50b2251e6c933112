"""Memberships: an organisation's time in one category."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.register.models.organisation import Organisation


class Membership(models.Model):
    """An organisation's time in one category; an organisation may have several, one after another.

    It is what the lines of the register come to as they stand now: written by them alone. `is_void` if a counter-entry
    says that it never began.
    `starts` is None where no source says when; `starts_year_only` where a source names the year alone;
    `starts_note` says what another source tells.
    """

    number = models.PositiveIntegerField(unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships", db_index=False)
    category = models.CharField(max_length=60)
    starts = models.DateField(null=True)
    starts_year_only = models.BooleanField(default=False)
    starts_note = models.CharField(max_length=300, blank=True)
    ends = models.DateField(null=True)
    is_void = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["number"]
        # Whether an organisation is a member on a day is read from this index alone, for each that a search finds.
        indexes: ClassVar = [
            models.Index(fields=["organisation", "is_void", "starts", "ends"], name="register_lasting")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(ends=None, is_void=False),
                name="register_one_open_membership",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.organisation}"

    def get_absolute_url(self) -> str:
        """Return the member's page."""
        return reverse("member", args=[self.number])
