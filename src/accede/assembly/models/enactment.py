"""What an item brings into force, if it is carried."""

from django.db import models
from django.urls import reverse

from accede.assembly.models.item import Item


class Enactment(models.Model):
    """An edition of the rulebook that the members vote on: its exact bytes, and the tables beside it by name."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="enactment")
    in_force = models.DateField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    tables = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.item} {self.in_force}"

    def get_absolute_url(self) -> str:
        """Return the page that says what it changes."""
        return reverse("enactment", args=[self.item.assembly.address, self.item.position])

    @property
    def files(self) -> dict[str, bytes]:
        """The tables as they are loaded with it."""
        return {name: text.encode() for name, text in self.tables.items()}
