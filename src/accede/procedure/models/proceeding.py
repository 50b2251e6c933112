"""Proceedings: one member's file on a path of the rulebook that is not the way in, and the steps taken on it."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly
from accede.register.models import Membership, RegisterEntry
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.statutes.models import Edition
from accede.statutes.queries import rules_of


class Proceeding(models.Model):
    """A member on a path up, down, out or back; it runs to its end under the edition that opened it.

    `opener` is whoever opened it, as the rulebook names it; empty where the path opens by itself. `facts` and `days`
    are what the office states beside what the register knows. `effect_on` is the first day on which it counts.
    """

    class State(models.TextChoices):
        """Under way, decided but not yet in effect, or how it ended."""

        OPEN = "open", _("under way")
        WAITING = "waiting", _("waits for its day")
        EFFECTIVE = "effective", _("in effect")
        ENDED = "ended", _("ended without effect")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid4)
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="proceedings")
    path = models.CharField(max_length=60)
    step = models.CharField(max_length=60, blank=True)  # the next of its path, as the rulebook said it last
    edition = models.ForeignKey(Edition, models.PROTECT)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    opener = models.CharField(max_length=60, blank=True)
    number = models.PositiveIntegerField(null=True)  # of members, where so many must open it
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    grounds = models.JSONField(default=list)
    form = models.CharField(max_length=60, blank=True)
    statement = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    days = models.JSONField(default=dict)
    due_on = models.DateField(null=True)  # of its next step
    effect_on = models.DateField(null=True)
    assembly = models.ForeignKey(Assembly, models.PROTECT, null=True, related_name="proceedings")
    against = models.OneToOneField("self", models.PROTECT, null=True, related_name="appeal")
    line = models.ForeignKey(RegisterEntry, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["-opened_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["membership", "path"],
                condition=models.Q(state__in=["open", "waiting"]),
                name="procedure_one_open_proceeding",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "effect_on"])]

    def __str__(self) -> str:
        return f"{self.path} {self.membership}"

    def get_absolute_url(self) -> str:
        """Return the page of this file."""
        return reverse("proceeding", args=[self.pk])

    @property
    def is_running(self) -> bool:
        """Whether it still goes on, or still waits for its day."""
        return self.state in (self.State.OPEN, self.State.WAITING)

    @property
    def book(self) -> Book:
        """The rules under which it runs to its end: those of the day on which it was opened."""
        return rules_of(self.edition, self.opened_on)

    @property
    def way(self) -> Path:
        """The path of the rulebook that it walks."""
        return self.book.path[self.path]


class StepTaken(models.Model):
    """A step that was taken, on what day, what it answered if it answers something, and why."""

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="steps")
    step = models.CharField(max_length=60)
    on = models.DateField()
    answer = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["proceeding", "step"], name="procedure_taken_once")]

    def __str__(self) -> str:
        return f"{self.proceeding} {self.step}"


class Hearing(models.Model):
    """What a member said about what is proposed for it, in its own words or as the secretariat wrote them down."""

    proceeding = models.ForeignKey(Proceeding, models.PROTECT, related_name="hearings")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.proceeding} {self.at}"
