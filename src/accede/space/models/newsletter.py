"""Newsletters, and who of the public has asked for them."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from accede.space.models.publication import Audience
from accede.wording.formats import text


class Newsletter(models.Model):
    """One newsletter: by language its title and what is said before and after what it tells, in Markdown.

    `picks` are publications in their order. What left stands in `words` as it was, whatever becomes of them.
    """

    audience = models.CharField(max_length=10, choices=Audience, default=Audience.PUBLIC)
    titles = models.JSONField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    picks = models.JSONField(default=list)
    words = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        """What was not sent yet first, then the latest."""

        ordering: ClassVar = [models.F("sent_at").desc(nulls_first=True), "-pk"]

    def __str__(self) -> str:
        return text(self.titles, "en")

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("newsletter", args=[self.pk])


class Subscriber(models.Model):
    """Somebody of the public: asked, and, once the address has answered, a reader; `consent` is what was agreed to."""

    email = models.EmailField(unique=True)
    language = models.CharField(max_length=8)
    consent = models.TextField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.email
