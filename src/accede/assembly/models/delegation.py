"""Who speaks for a member at one assembly."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly
from accede.people.models import Account
from accede.register.models import Organisation


class Delegation(models.Model):
    """A person whom a member has named for one assembly: as a delegate, or as a substitute, who may step in.

    As long as a member has named nobody, each of its delegates speaks for it. Where it has divided its votes among
    those who speak, each carries a share of `votes`; whoever steps in takes the share over, with what was cast for it.
    """

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="delegations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)  # as it is told to the other members
    rank = models.PositiveSmallIntegerField(default=1)  # delegates first, then substitutes in their order
    is_substitute = models.BooleanField(default=False)
    speaks = models.BooleanField(default=True)
    share = models.PositiveSmallIntegerField(null=True)  # its place among the shares, which stays when one steps in
    votes = models.PositiveIntegerField(null=True)
    since = models.DateTimeField(null=True)  # when it stepped in
    named_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["rank"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "organisation", "account"], name="assembly_named_once"),
            models.UniqueConstraint(fields=["assembly", "organisation", "rank"], name="assembly_rank_once"),
        ]

    def __str__(self) -> str:
        return self.name
