"""A meeting of the Board, or of another body whose members are persons: who sits, what is decided, by whose votes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.assembly import Assembly
from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import rules_of


class Sitting(models.Model):
    """A body comes together on a day, or decides in writing until an instant.

    It is not an assembly: its members are persons, one vote each, and nobody else sees what it says.
    """

    class State(models.TextChoices):
        """How far it has come; approved, its minutes stay as they are."""

        PLANNED = "planned", _("planned")
        CONVENED = "convened", _("convened")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        APPROVED = "approved", _("minutes approved")
        CALLED_OFF = "called_off", _("called off")

    address = models.CharField(max_length=80, unique=True)
    body = models.CharField(max_length=60)
    day = models.DateField()
    opens_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)  # in writing: until when votes are taken
    place = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=10, choices=Assembly.Mode.choices, default=Assembly.Mode.ROOM)
    link = models.URLField(blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    edition = models.ForeignKey(Edition, models.PROTECT)
    convened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["day", "address"]

    def __str__(self) -> str:
        return self.address

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("sitting", args=[self.address])

    @property
    def is_written(self) -> bool:
        """Whether it decides without coming together."""
        return self.mode == Assembly.Mode.WRITTEN

    @property
    def book(self) -> Book:
        """The rules that it keeps to, as they hold on its day."""
        return rules_of(self.edition, self.day)


class Sitter(models.Model):
    """A person who holds a seat at a sitting, as convened to it."""

    class Mode(models.TextChoices):
        """How somebody takes part."""

        PRESENT = "present", _("in the room")
        REMOTE = "remote", _("remote")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="sitters")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    office = models.CharField(max_length=60, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ABSENT)
    since = models.DateTimeField(null=True)
    asks_to_meet_at = models.DateTimeField(null=True)  # in writing: wants a meeting instead

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sitting", "account"], name="assembly_sits_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.mode}"


class Point(models.Model):
    """One point of the agenda of a sitting; `matter` is a decision of the rulebook, if it is one."""

    class State(models.TextChoices):
        """How far it has come."""

        PREPARED = "prepared", _("prepared")
        OPEN = "open", _("open")
        CARRIED = "carried", _("carried")
        REJECTED = "rejected", _("rejected")
        NO_QUORUM = "no_quorum", _("no quorum")
        NOTED = "noted", _("noted")

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    matter = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PREPARED)
    said = models.TextField(blank=True)  # what the minutes tell of it
    decided_at = models.DateTimeField(null=True)
    # How many could take part and how they voted, when it was decided.
    hands = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sitting", "position"], name="assembly_point_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.sitting} {self.position}"

    @property
    def is_decided(self) -> bool:
        """Whether its result stands."""
        return self.decided_at is not None


class Hand(models.Model):
    """How one person votes on a point; the last said before the result counts."""

    class Choice(models.TextChoices):
        """What can be voted."""

        FOR = "for", _("For")
        AGAINST = "against", _("Against")
        ABSTAIN = "abstain", _("Abstained")

    point = models.ForeignKey(Point, models.PROTECT, related_name="votes")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["point", "account"], name="assembly_hand_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.choice}"


class Recusal(models.Model):
    """A person has a conflict of interest in a point and takes no part in it."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="recusals")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["point", "account"], name="assembly_recused_once")]

    def __str__(self) -> str:
        return f"{self.account}"
