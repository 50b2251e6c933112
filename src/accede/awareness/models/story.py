"""Stories: what members do, told in words and perhaps with a picture."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.archive.models import Document
from accede.register.models import Organisation
from accede.wording.formats import text


class Story(models.Model):
    """One story, with its text (Markdown) by language.

    One language decides; `stale` are those that still say what it said before a change. `alts` say by language what
    the picture shows. Whose faces it shows has agreed to that on `agreed_on`; where that is kept, the office notes.
    """

    titles = models.JSONField()
    texts = models.JSONField(default=dict)
    language = models.CharField(max_length=8)
    stale = models.JSONField(default=list)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    picture = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    alts = models.JSONField(default=dict)
    shows_persons = models.BooleanField(default=False)
    agreed_on = models.DateField(null=True)
    agreement = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return text(self.titles, self.language)

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("story", args=[self.pk])
