"""A meeting that was held on paper, and is entered after its day."""

from django.db import models

from accede.assembly.models.assembly import Assembly


class PaperMeeting(models.Model):
    """When a meeting was held, as its papers have it, and who enters it, from when on, until it is whole."""

    assembly = models.OneToOneField(Assembly, models.PROTECT, primary_key=True, related_name="paper")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.assembly} {self.opened_at}"
