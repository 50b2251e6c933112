"""By which numbers the accountant knows the accounts that fees touch."""

from typing import ClassVar

from django.db import models


class Ledger(models.Model):
    """The one row that holds the numbers of the accounts, by their names in the books."""

    codes = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="fees_one_ledger")]

    def __str__(self) -> str:
        return "ledger"
