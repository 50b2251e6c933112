"""Each item's own ledger: its ballots, and the row that holds its end."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.item import Item
from accede.journal.record import Plain, digest, instant
from accede.register.models import Organisation


class Ledger(models.Model):
    """The end of an item's ledger. A row of its own: each vote locks and writes it, so it must be small."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    root = models.CharField(max_length=64, blank=True)
    drawn = models.PositiveIntegerField(default=0)  # how many have drawn ballots of a secret vote

    def __str__(self) -> str:
        return f"{self.item} {self.count}"


class Ballot(models.Model):
    """One line of an item's ledger: an open vote as it was cast. The last cast before the close counts.

    `choice` is one choice, such as `for`; or how many votes each has, such as `for=10 against=7`. Where delegates carry
    a member's votes in shares, `part` is what was cast for one `share`, and `choice` the sum of what stands for all.
    """

    class Source(models.TextChoices):
        """How it came."""

        SITE = "site", _("on the site")
        ROLL_CALL = "roll_call", _("in a roll call")
        PAPER = "paper", _("on paper")

    item = models.ForeignKey(Item, models.PROTECT, related_name="ballots")
    round = models.PositiveSmallIntegerField(default=1)
    sequence = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    choice = models.TextField()
    share = models.PositiveSmallIntegerField(null=True)
    part = models.TextField(blank=True)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.SITE)
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

    def content(self) -> dict[str, Plain]:
        """Return every field that the hash covers."""
        said = {
            "item": str(self.item_id),
            "sequence": self.sequence,
            "organisation": str(self.organisation_id),
            "choice": self.choice,
            "at": instant(self.at),
            "by": self.by,
            "previous": self.previous,
        }
        # What only some ballots have is left out elsewhere: ledgers sealed before it was known keep their hashes.
        if self.round > 1:
            said["round"] = self.round
        if self.source != self.Source.SITE:
            said["source"] = self.source
        if self.share:
            said |= {"share": self.share, "part": self.part}
        return said

    def seal(self) -> str:
        """Return the hash that this line must carry."""
        return digest(self.content())
