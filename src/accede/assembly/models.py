"""Assemblies, their agenda, who attends, and each item's own ledger of ballots."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.journal.record import digest, instant
from accede.register.models import Organisation
from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import rules_of


class Assembly(models.Model):
    """A General Assembly on a day, in a place; its edition is the one in force when it was published."""

    class State(models.TextChoices):
        """How far it has come."""

        PLANNED = "planned", _("planned")
        CONVENED = "convened", _("convened")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    day = models.DateField(_("day"), unique=True)
    opens_at = models.DateTimeField(_("opens at"))
    place = models.CharField(_("place"), max_length=200)
    body = models.CharField(max_length=60, default="assembly")
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    edition = models.ForeignKey(Edition, models.PROTECT)
    convened_at = models.DateTimeField(null=True)
    # Counts every change of the meeting, so that a live page knows whether to look again.
    changes = models.PositiveIntegerField(default=0)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"

    def get_absolute_url(self) -> str:
        """Return the assembly's page."""
        return reverse("assembly", args=[self.day])

    @property
    def book(self) -> Book:
        """The rules that it keeps to, as they hold on its day."""
        return rules_of(self.edition, self.day)


class Item(models.Model):
    """One point of the agenda; `about` is the opaque id of what it decides on."""

    class State(models.TextChoices):
        """How far it has come; a result is carried or rejected."""

        PREPARED = "prepared", _("prepared")
        OPEN = "open", _("open")
        CARRIED = "carried", _("carried")
        REJECTED = "rejected", _("rejected")
        NO_QUORUM = "no_quorum", _("no quorum")
        ADJOURNED = "adjourned", _("adjourned")
        WITHDRAWN = "withdrawn", _("withdrawn")

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    matter = models.CharField(max_length=60)
    title = models.JSONField(default=dict)  # a text by language
    about = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PREPARED)
    by_consensus = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True)
    declared_at = models.DateTimeField(null=True)
    roll = models.JSONField(default=list)  # frozen when the vote opens: one row a member
    result = models.JSONField(default=dict)
    ballots_cast = models.PositiveIntegerField(default=0)
    ledger_root = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "position"], name="assembly_position_once"),
            models.UniqueConstraint(
                fields=["assembly", "about"], condition=~models.Q(about=""), name="assembly_subject_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assembly} {self.position}"

    def get_absolute_url(self) -> str:
        """Return the item's page."""
        return reverse("item", args=[self.assembly.day, self.position])

    @property
    def is_declared(self) -> bool:
        """Whether its result stands."""
        return self.state in (self.State.CARRIED, self.State.REJECTED, self.State.NO_QUORUM)


class Attendance(models.Model):
    """Who attends an assembly, and how."""

    class Mode(models.TextChoices):
        """As the roll has it."""

        PRESENT = "present", _("in the room")
        REMOTE = "remote", _("remote")
        ABSENT = "absent", _("absent")

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="attendances")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20, choices=Mode.choices)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "organisation"], name="assembly_attends_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.mode}"


class Ballot(models.Model):
    """One line of an item's ledger: an open vote as it was cast. The last cast before the close counts."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="ballots")
    sequence = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "sequence"], name="assembly_ballot_sequence_once")
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.sequence}"

    def seal(self) -> str:
        """Return the hash that this line must carry."""
        said = {
            "item": str(self.item_id),
            "sequence": self.sequence,
            "organisation": str(self.organisation_id),
            "choice": self.choice,
            "at": instant(self.at),
            "by": self.by,
            "previous": self.previous,
        }
        return digest(said)
