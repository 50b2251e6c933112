"""Statements of banks, and their lines. All amounts are integer cents."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.fees.models.payment import Payment


class Statement(models.Model):
    """Some days of an account as a bank tells them; `digest` is that of its file and its place in it, taken once.

    A table waits with its `headers` and `content` until somebody has said what its `columns` hold; it has no days
    before. `number` counts its lines, `known` those that another statement had told of. Of many lines the first are
    taken in at once, `laid` counts how many, and `content` holds them all until the last is.
    """

    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    account = models.CharField(max_length=60, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    opening = models.BigIntegerField(null=True)
    closing = models.BigIntegerField(null=True)
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    content = models.BinaryField(default=b"")
    number = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    laid = models.PositiveIntegerField(default=0)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the statement's page."""
        return reverse("statement", args=[self.pk])


class StatementLine(models.Model):
    """A line of an account; `identity` is the same in every statement that tells of it.

    `proposals` says what it may pay, the likeliest first, as `queries.matching` found it. `twin` is the line of another
    statement that may be this one in another form.
    """

    class State(models.TextChoices):
        """What has become of it."""

        WAITING = "waiting", _("not looked at yet")
        OPEN = "open", _("to be matched")
        MATCHED = "matched", _("matched")
        ASIDE = "aside", _("set aside")
        OUT = "out", _("went out")

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="lines")
    identity = models.CharField(max_length=64, unique=True)
    on = models.DateField()
    cents = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    payer = models.CharField(max_length=140, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    reference = models.CharField(max_length=140, blank=True)
    text = models.TextField(blank=True)
    number = models.CharField(max_length=140, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    proposals = models.JSONField(default=list)
    payment = models.OneToOneField(Payment, models.PROTECT, null=True, related_name="line")
    reason = models.CharField(max_length=500, blank=True)
    twin = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "on"], name="fees_lines_by_state")]

    def __str__(self) -> str:
        return f"{self.on} {self.cents}"

    def get_absolute_url(self) -> str:
        """Return the page on which it is matched."""
        return reverse("statement_line", args=[self.pk])
