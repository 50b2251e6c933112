"""The lines of the members' register, and the last numbers it gave."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.register.models.membership import Membership
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
    """One line of the members' register: numbered, chronological, never changed, put right by another line.

    `membership` is what the line is about; one that closes an older membership names it in `closes`, one by which a
    suspension begins or ends names the `standing` of the rulebook. A line that `corrects` another stands in its place,
    or, where it voids it, says that it never was. It counts from the day on which it was entered: what was known
    before stays known as it was.
    """

    class Event(models.TextChoices):
        """What the line says happened."""

        ADMITTED = "admitted", _("admitted")
        CHANGED = "changed", _("changed category")
        LEFT = "left", _("left")
        SUSPENDED = "suspended", _("suspended")
        RESTORED = "restored", _("suspension ended")
        VOID = "void", _("void")

    number = models.PositiveIntegerField(primary_key=True)
    event = models.CharField(max_length=20, choices=Event.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="register_entries")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="lines")
    closes = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="closing_lines")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    category = models.CharField(max_length=60)
    path = models.CharField(max_length=60, blank=True)
    standing = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    effective_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    entered_at = models.DateTimeField(db_index=True)
    decision = models.CharField(max_length=200, blank=True)
    article = models.JSONField(default=list)
    edition = models.ForeignKey(Edition, models.PROTECT)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}"

    def get_absolute_url(self) -> str:
        """Return the page of this line."""
        return reverse("register_line", args=[self.number])

    @property
    def is_year_only(self) -> bool:
        """Whether of the day from which it holds a source names the year alone."""
        return self.event == self.Event.ADMITTED and self.corrects_id is None and self.membership.starts_year_only

    @property
    def entered_on(self) -> date:
        """The day on which it was entered, in the association's zone."""
        return day_of(self.entered_at)

    @property
    def book(self) -> Book:
        """The rules under which it was entered, as they held on its day."""
        return rules_of(self.edition, self.entered_on)


OPENING = (RegisterEntry.Event.ADMITTED, RegisterEntry.Event.CHANGED)
SUSPENDING = (RegisterEntry.Event.SUSPENDED, RegisterEntry.Event.RESTORED)
