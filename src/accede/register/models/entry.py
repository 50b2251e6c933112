"""The lines of the members' register, and the last numbers it gave."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.register.models.organisation import Organisation
from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, rules_of


class Numbering(models.Model):
    """The one row with the last numbers that the register gave; whoever enters a line holds its lock."""

    entry = models.PositiveIntegerField(default=0)
    member = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="register_one_numbering")]

    def __str__(self) -> str:
        return f"{self.entry} {self.member}"


class RegisterEntry(models.Model):
    """One line of the members' register: numbered, chronological, never changed, put right by another line."""

    class Event(models.TextChoices):
        """What the line says happened."""

        ADMITTED = "admitted", _("admitted")
        LEFT = "left", _("left")

    number = models.PositiveIntegerField(primary_key=True)
    event = models.CharField(max_length=20, choices=Event.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="register_entries")
    category = models.CharField(max_length=60)
    effective_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    decision = models.CharField(max_length=200, blank=True)
    article = models.JSONField(default=list)
    edition = models.ForeignKey(Edition, models.PROTECT)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def book(self) -> Book:
        """The rules under which it was entered, as they held on its day."""
        return rules_of(self.edition, day_of(self.entered_at))
