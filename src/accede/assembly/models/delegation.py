"""Who speaks for a member at one assembly."""

from typing import ClassVar

from django.db import models

from accede.assembly.models.assembly import Assembly
from accede.people.models import Account
from accede.register.models import Organisation


class Delegation(models.Model):
    """A person whom a member has named to speak for it at one assembly; substitutes in their order after the first."""

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="delegations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField(default=1)  # 1 is the delegate, 2 the first substitute
    named_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["rank"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["assembly", "organisation", "account"], name="assembly_named_once"),
            models.UniqueConstraint(fields=["assembly", "organisation", "rank"], name="assembly_rank_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.rank}"
