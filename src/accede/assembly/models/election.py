"""An election: the seats that an item fills, and who stands for them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.item import Item
from accede.register.models import Organisation


class Election(models.Model):
    """What makes an item an election: which seats of which body it fills, and who stands on the ballot of now."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="election")
    body = models.CharField(max_length=60)
    seat = models.CharField(max_length=60)
    seats = models.PositiveSmallIntegerField()
    counted = models.PositiveSmallIntegerField(default=0)  # how many ballots were held and closed
    standing = models.JSONField(default=list)  # the names on the ballot that is open, or was last
    open_seats = models.PositiveSmallIntegerField(default=0)  # how many it fills

    def __str__(self) -> str:
        return f"{self.item} {self.body} {self.seat}"

    @property
    def is_casting(self) -> bool:
        """Whether a ballot is open now."""
        return self.item.state == Item.State.OPEN and self.counted < self.item.round


class Nomination(models.Model):
    """A person put forward for the seats of an election; it stands once the person has accepted.

    `organisation` is the member that the person comes from, `facts` what the mixture of the elected asks for.
    A seat that a member holds is stood for by the organisation: it has its name, and `account` represents it there.
    """

    class State(models.TextChoices):
        """How far it has come."""

        MADE = "made", _("not answered yet")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    election = models.ForeignKey(Election, models.PROTECT, related_name="nominations")
    name = models.CharField(max_length=200)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    representative = models.CharField(max_length=200, blank=True)  # of a member that stands itself
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    facts = models.JSONField(default=dict)
    office = models.CharField(max_length=60, blank=True)  # the body that has put the person forward, if not members
    proposers = models.ManyToManyField(Organisation, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.MADE)
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    gone_after = models.PositiveSmallIntegerField(null=True)  # withdrawn after so many ballots

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["election", "name"], name="assembly_nominee_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page on which the person answers."""
        return reverse("nomination", args=[self.pk])

    @property
    def holder(self) -> str:
        """Who sits if elected, as others are told: the person, with the member that it represents if it does."""
        return f"{self.representative} ({self.name})" if self.representative else self.name


class Lot(models.Model):
    """A lot between equals: the seal of its secret is shown from the first ballot on, the secret once it is drawn."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="lots")
    seal = models.CharField(max_length=64)
    secret = models.CharField(max_length=64)
    words = models.CharField(max_length=200, blank=True)  # said in the room
    drawn = models.JSONField(default=list)  # the names in the order that followed
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.seal


class Pile(models.Model):
    """Ballot papers that tellers have counted: so many alike, with these names on them, in one ballot."""

    election = models.ForeignKey(Election, models.PROTECT, related_name="piles")
    round = models.PositiveSmallIntegerField()
    names = models.JSONField(default=list)
    votes = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.votes} {', '.join(self.names)}"
