"""Who takes part: somebody of a member, or a guest, with a place or waiting for one."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.learning.models.event import Event
from accede.people.models import Account
from accede.register.models import Organisation
from accede.wording.folding import folded


class Registration(models.Model):
    """One person at one event; whoever gives the place up is forgotten here.

    A guest names its organisation itself (`of`) and agrees to `consent`; whose address has not answered yet holds
    no place. `has_attended` stays open until the list is kept.
    """

    class State(models.TextChoices):
        """How far it has come."""

        ASKED = "asked", _("address not confirmed")
        WAITING = "waiting", _("on the waiting list")
        PLACED = "placed", _("has a place")

    event = models.ForeignKey(Event, models.CASCADE, related_name="registrations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    of = models.CharField(max_length=200, blank=True)
    email = models.EmailField()
    language = models.CharField(max_length=8)
    consent = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State)
    at = models.DateTimeField()
    has_attended = models.BooleanField(null=True)

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "email"], name="learning_person_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def organisation_name(self) -> str:
        """Return whose people it is counted among, by name."""
        return self.organisation.name if self.organisation else self.of

    @property
    def counted_with(self) -> str:
        """Return what those of one organisation have in common."""
        return f"member:{self.organisation_id}" if self.organisation_id else folded(self.of)
