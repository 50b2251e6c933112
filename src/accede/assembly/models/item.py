"""A point of the agenda, from its preparation to its result."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.assembly import Assembly

SEAT = "seat:"  # what an item is about that fills seats


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

    class Form(models.TextChoices):
        """How votes are given."""

        OPEN = "open", _("open vote")
        ROLL_CALL = "roll_call", _("roll call")
        CARDS = "cards", _("raised cards")
        SECRET = "secret", _("secret vote")

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    matter = models.CharField(max_length=60)
    title = models.JSONField(default=dict)  # a text by language
    about = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PREPARED)
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.OPEN)
    reading = models.PositiveSmallIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=1)  # of an election
    # What is known of the motion itself, as the rulebook asks: how a tie was settled, what it amends.
    motion = models.JSONField(default=dict)
    minutes_to_speak = models.PositiveSmallIntegerField(null=True)
    by_consensus = models.BooleanField(default=False)
    opened_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)  # in writing: until when votes are taken
    declared_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)

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
        return reverse("item", args=[self.assembly.address, self.position])

    @property
    def is_declared(self) -> bool:
        """Whether its result stands."""
        return self.state in (self.State.CARRIED, self.State.REJECTED, self.State.NO_QUORUM)

    @property
    def is_election(self) -> bool:
        """Whether it fills seats, by names, and asks no question of yes or no."""
        return self.about.startswith(SEAT)

    @property
    def has_votes(self) -> bool:
        """Whether anybody has cast a vote, drawn ballots or counted cards."""
        return bool(self.ledger.count or self.ledger.drawn) or self.card_counts.exists()

    @property
    def ballots_cast(self) -> int:
        """How many lines its ledger has."""
        return self.ledger.count

    @property
    def ledger_root(self) -> str:
        """The seal of its ledger's last line; nothing while there is none."""
        return self.ledger.root
