"""Organisations, the register of members, mandates, figures and obligations."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, rules_of


class Organisation(models.Model):
    """A legal entity known to the register."""

    name = models.CharField(_("name"), max_length=300)
    country = models.CharField(_("country"), max_length=2, blank=True)
    seat = models.CharField(_("seat"), max_length=200, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    registration = models.CharField(_("registration number"), max_length=60, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_sample = models.BooleanField(_("sample"), default=False)
    source = models.TextField(_("source"), blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


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


class Membership(models.Model):
    """An organisation's time in one category; an organisation may have several, one after another.

    `starts` is None where no source says when; `starts_year_only` where a source names the year alone;
    `starts_note` says what another source tells.
    """

    number = models.PositiveIntegerField(unique=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    category = models.CharField(max_length=60)
    starts = models.DateField(null=True)
    starts_year_only = models.BooleanField(default=False)
    starts_note = models.CharField(max_length=300, blank=True)
    ends = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(ends=None), name="register_one_open_membership"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.organisation}"

    def get_absolute_url(self) -> str:
        """Return the member's page."""
        return reverse("member", args=[self.number])


class Mandate(models.Model):
    """A person's office, from … until … (exclusive); for an organisation, or for the association itself."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="mandates")
    office = models.CharField(max_length=60)
    capacity = models.CharField(max_length=30)
    starts = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["starts", "pk"]

    def __str__(self) -> str:
        return f"{self.office} {self.starts}"


class Figure(models.Model):
    """What a member declares for a year, with its definition and source."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="figures")
    name = models.CharField(max_length=60)
    value = models.PositiveBigIntegerField()
    year = models.PositiveSmallIntegerField(null=True)
    definition = models.TextField(blank=True)
    source = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["name", "-year"]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.value}"


class Obligation(models.Model):
    """Something a member owes by a day; `subject` is the opaque id of what it follows from."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="obligations")
    subject = models.CharField(max_length=200, unique=True)
    cents = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    due = models.DateField()
    settled_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["due", "pk"]

    def __str__(self) -> str:
        return self.subject
