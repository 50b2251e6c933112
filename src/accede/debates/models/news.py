"""News: what the office writes itself, or says of something that came in."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.debates.models.incoming import Incoming
from accede.space.models import Audience


class News(models.Model):
    """One piece of news, with its text (Markdown) by language; `link` and `credit` name what it was picked from."""

    titles = models.JSONField()
    texts = models.JSONField(default=dict)
    audience = models.CharField(max_length=10, choices=Audience)
    is_pinned = models.BooleanField(default=False)
    item = models.ForeignKey(Incoming, on_delete=models.SET_NULL, null=True, related_name="news")
    link = models.CharField(max_length=1000, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("news", args=[self.pk])
