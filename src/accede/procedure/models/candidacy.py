"""Candidacies: one organisation's file to become a member, and everything done on it."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly
from accede.register.models import Organisation
from accede.rulebook.book import Book
from accede.rulebook.path import Path
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, rules_of


class Numbering(models.Model):
    """The last number that a year's candidacies were given; whoever opens one holds its lock."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year} {self.last}"


class Candidacy(models.Model):
    """One file on a path of the rulebook; it runs to its end under the edition that opened it."""

    class State(models.TextChoices):
        """Open, or how it ended."""

        OPEN = "open", _("open")
        ADMITTED = "admitted", _("admitted")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid4)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="candidacies")
    contact = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    path = models.CharField(max_length=60)
    step = models.CharField(max_length=60, blank=True)  # the next of its path; empty once the path is walked
    edition = models.ForeignKey(Edition, models.PROTECT)
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    message = models.TextField(blank=True)
    sheet = models.JSONField(default=dict)
    motivation = models.TextField(blank=True)
    adheres = models.JSONField(default=list)
    saved_at = models.DateTimeField(null=True)
    assembly = models.ForeignKey(Assembly, models.PROTECT, null=True, related_name="candidacies")
    # The file that ended without an admission, and which this one takes up.
    again_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="again")
    presenter = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-year", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="procedure_number_once"),
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(state="open"), name="procedure_one_open_candidacy"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "step"])]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Return the page of this file."""
        return reverse("candidacy", args=[self.pk])

    @property
    def label(self) -> str:
        """The number as people say it."""
        return f"{self.year}-{self.number:02d}"

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.state == self.State.OPEN

    @property
    def book(self) -> Book:
        """The rules under which it runs to its end: those of the day on which it was opened."""
        return rules_of(self.edition, day_of(self.opened_at))

    @property
    def way(self) -> Path:
        """The path of the rulebook that it walks."""
        return self.book.path[self.path]


class StepDone(models.Model):
    """A step of the path that was done, on what day, by whom, and what is to be said of it."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="steps_done")
    step = models.CharField(max_length=60)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["candidacy", "step"], name="procedure_step_once")]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.step}"


class Slot(models.Model):
    """A time offered for the institutional meeting; at most one a candidacy is chosen."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    link = models.URLField(blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)  # how often it was changed since the invitation left
    chosen_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    attended = models.TextField(blank=True)  # who took part, one a line
    notes = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "starts_at"], name="procedure_slot_once"),
            models.UniqueConstraint(
                fields=["candidacy"], condition=models.Q(chosen_at__isnull=False), name="procedure_one_chosen_slot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at}"


class Request(models.Model):
    """The reasoned request as it was sent: a copy that no later change touches."""

    candidacy = models.OneToOneField(Candidacy, models.CASCADE, related_name="request")
    sent_at = models.DateTimeField()
    sent_on = models.DateField()
    assembly = models.ForeignKey(Assembly, models.PROTECT, null=True, related_name="+")
    was_late_for = models.ForeignKey(Assembly, models.PROTECT, null=True, related_name="+")
    sheet = models.JSONField()
    motivation = models.TextField()
    adheres = models.JSONField()

    def __str__(self) -> str:
        return f"{self.candidacy} {self.sent_on}"
