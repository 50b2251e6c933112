"""What was decided to take off a member's fees."""

from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.register.models import Membership
from accede.rulebook.grant import Grant
from accede.rulebook.relief import Relief as Decided


class Relief(models.Model):
    """A decision that a member pays less, or nothing, from one year to another, or until it is ended.

    `rule` is the rule that lets `body` grant it; where the rules are silent it is empty, and this is a decision of the
    house. `share` is written as in a rulebook, such as 1/2.
    """

    class Kind(models.TextChoices):
        """What it takes off."""

        GRANT = "grant", _("what the rules let somebody grant")
        WAIVER = "waiver", _("the whole fee")
        SHARE = "share", _("a share of the fee")
        AMOUNT = "amount", _("an amount of money")

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="reliefs")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    share = models.CharField(max_length=20, blank=True)
    cents = models.PositiveBigIntegerField(default=0)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=300)
    rule = models.CharField(max_length=60, blank=True)
    article = models.CharField(max_length=60, blank=True)
    body = models.CharField(max_length=60)
    decided_on = models.DateField()
    end_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.membership} {self.kind} {self.first_year}"

    @property
    def decided(self) -> Decided:
        """The same, as the core takes it off."""
        share = Fraction(1) if self.kind == self.Kind.WAIVER else Fraction(self.share or 0)
        article = (self.article,) if self.article else ()
        return Decided(reason=self.reason, by=self.body, article=article, share=share, cents=self.cents)

    @property
    def grant(self) -> Grant:
        """The same, as the rule that lets it be granted reads it."""
        return Grant(rule=self.rule, by=self.body, on=self.decided_on, reasons=self.reason)
