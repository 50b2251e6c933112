"""The box of a secret vote: who has drawn ballots for it, and the ballots, which nothing ties to anybody."""

from hashlib import sha256
from typing import ClassVar

from django.db import models

from accede.assembly.models.item import Item
from accede.blind.key import PrivateKey, PublicKey
from accede.blind.signature import prepared
from accede.register.models import Organisation


class Box(models.Model):
    """The secret vote on an item, or one ballot of an election, with a key that is made for it alone.

    `primes` are the private key. They are destroyed at the close: from then on nobody can make a ballot.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="boxes")
    round = models.PositiveSmallIntegerField(default=1)
    modulus = models.TextField()
    exponent = models.PositiveIntegerField()
    primes = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    void_because = models.TextField(blank=True)
    seal = models.CharField(max_length=64, blank=True)  # of all that is in it, once it is closed

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.item} {self.round}"

    @property
    def public(self) -> PublicKey:
        """What its ballots are checked with."""
        return PublicKey(int(self.modulus, 16), self.exponent)

    @property
    def private(self) -> PrivateKey:
        """What signs its ballots, until it is closed."""
        p, q = (int(one, 16) for one in self.primes.split())
        return PrivateKey(p, q, self.exponent)


class Draw(models.Model):
    """A member whose ballots were drawn: how many, and through whom; or that was given as many on paper.

    Where delegates carry a member's votes in shares, `share` is the one that was drawn; else it is 0. `asked` lets the
    same be asked again.
    """

    box = models.ForeignKey(Box, models.PROTECT, related_name="draws")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    share = models.PositiveSmallIntegerField(default=0)
    ballots = models.PositiveIntegerField()
    through = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=100)
    at = models.DateTimeField()
    asked = models.CharField(max_length=64, blank=True)
    on_paper = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["box", "organisation", "share"], name="assembly_drawn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.ballots}"


class Slip(models.Model):
    """One ballot in a box: one vote, and nothing that tells whose or when.

    Its key comes from the hash of its token: rows lie in that order, not in the order in which they came.
    """

    key = models.BigAutoField(primary_key=True)
    box = models.ForeignKey(Box, models.PROTECT, related_name="slips")
    token = models.CharField(max_length=64)
    choice = models.TextField()
    signature = models.TextField()

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return self.token

    @property
    def message(self) -> bytes:
        """What its signature is of."""
        return prepared(self.choice, bytes.fromhex(self.token))


def order_of(token: str) -> str:
    """Return the hash of a token, by which ballots are put in order."""
    return sha256(bytes.fromhex(token)).hexdigest()


def key_of(token: str) -> int:
    """Return the key of the ballot with this token: as much of its hash as a row's key holds."""
    return int(order_of(token)[:16], 16) >> 1
