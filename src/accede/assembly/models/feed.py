"""The address under which a person's calendar program asks for the meetings."""

from django.db import models

from accede.people.models import Account


class Feed(models.Model):
    """One person's secret address; a new one takes the place of the old, which answers no more."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account}"
