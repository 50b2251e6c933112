"""The yearly call: whose fees are called together, at which amounts, and how far it has come."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.fees.models.invoice import Invoice
from accede.register.models import Membership
from accede.statutes.models import Edition


class Call(models.Model):
    """The fees of a year, called from every member of a day as somebody saw them before; one at a time in a year.

    `as_of` is the day by which members, figures and scale were read, `seal` the digest of what was seen.
    """

    year = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    edition = models.ForeignKey(Edition, models.PROTECT)
    number = models.PositiveIntegerField()
    cents = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    seal = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=100)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"], condition=models.Q(ended_at=None), name="fees_one_call_at_a_time_in_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.as_of}"

    def get_absolute_url(self) -> str:
        """Return the call's page."""
        return reverse("call", args=[self.pk])


class CallLine(models.Model):
    """A member's fee in a call: the answer as it was seen, and what came of it."""

    class State(models.TextChoices):
        """What came of it."""

        WAITING = "waiting", _("to be called")
        CALLED = "called", _("called")
        ALREADY = "already", _("The fee of this year was called meanwhile.")
        LEFT = "left", _("No longer a member.")
        UNSAID = "unsaid", _("The day to pay by cannot be said.")
        BROKEN = "broken", _("This went wrong: the technician finds why in the log.")

    call = models.ForeignKey(Call, models.CASCADE, related_name="lines", db_index=False)
    place = models.PositiveIntegerField()
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    cents = models.PositiveBigIntegerField()
    amount = models.JSONField()  # as an invoice keeps it
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    invoice = models.OneToOneField(Invoice, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "place"], name="fees_a_place_in_a_call")]

    def __str__(self) -> str:
        return f"{self.call} {self.membership}"
