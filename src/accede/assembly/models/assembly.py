"""A meeting of a body: where, when and how it meets, and how far it has come."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.rulebook.book import Book
from accede.statutes.models import Edition
from accede.statutes.queries import rules_of

REHEARSAL = "-rehearsal"  # ends the address of a rehearsal


class Assembly(models.Model):
    """A General Assembly on a day, in a place; its edition is the one in force when it was published."""

    class State(models.TextChoices):
        """How far it has come."""

        PLANNED = "planned", _("planned")
        CONVENED = "convened", _("convened")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        CALLED_OFF = "called_off", _("called off")

    class Mode(models.TextChoices):
        """Where those who take part are."""

        ROOM = "room", _("in the room")
        REMOTE = "remote", _("remote")
        BOTH = "both", _("in the room and remote")
        WRITTEN = "written", _("in writing")

    OVER: ClassVar = (State.CLOSED, State.CALLED_OFF)

    # How it is known in addresses: its day, with the body's name where that is not the general assembly.
    address = models.CharField(max_length=80, unique=True)
    day = models.DateField(_("day"))
    opens_at = models.DateTimeField(_("opens at"))
    ends_at = models.DateTimeField(null=True)  # in writing: until when votes are taken
    place = models.CharField(_("place"), max_length=200)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ROOM)
    link = models.URLField(blank=True)
    body = models.CharField(max_length=60, default="assembly")
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    edition = models.ForeignKey(Edition, models.PROTECT)
    convened_at = models.DateTimeField(null=True)
    call = models.PositiveSmallIntegerField(default=1)
    follows = models.ForeignKey("self", models.PROTECT, null=True, related_name="followed_by")  # a second call's first
    roll_frozen_at = models.DateTimeField(null=True)
    # Counts every change of the meeting, so that a live page knows whether to look again.
    changes = models.PositiveIntegerField(default=0)
    # Whether any member has named who speaks for it: where none has, nobody is asked for.
    has_delegations = models.BooleanField(default=False)
    has_namings = models.BooleanField(default=False)  # some members have named who speaks for their group
    is_sample = models.BooleanField(default=False)
    is_on_paper = models.BooleanField(default=False)  # it was held so, and is entered here after its day
    is_rehearsal = models.BooleanField(default=False)  # a copy of which nothing counts

    class Meta:
        ordering: ClassVar = ["day", "address"]

    def __str__(self) -> str:
        return self.address

    def get_absolute_url(self) -> str:
        """Return the assembly's page."""
        return reverse("assembly", args=[self.address])

    @property
    def is_written(self) -> bool:
        """Whether it decides without coming together."""
        return self.mode == self.Mode.WRITTEN

    @property
    def venue(self) -> str:
        """Where it is held; how, where it has no place."""
        return self.place or str(self.get_mode_display())

    def ends_from(self, begins: datetime) -> datetime | None:
        """When votes in writing end if they begin at this instant: they are taken for as long as they would be now."""
        return begins + (self.ends_at - self.opens_at) if self.ends_at else None

    @property
    def book(self) -> Book:
        """The rules that it keeps to, as they hold on its day."""
        return rules_of(self.edition, self.day)
