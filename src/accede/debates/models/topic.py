"""A topic: a search that is kept, in the words of several languages; and who follows it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accede.debates.models.incoming import Incoming


class Topic(models.Model):
    """What is looked for in all that comes in: `words` holds, by language, the words and phrases of each."""

    titles = models.JSONField()
    words = models.JSONField()
    items = models.ManyToManyField(Incoming, related_name="topics")

    class Meta:
        """The first one made first."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")


class Following(models.Model):
    """That somebody follows a topic."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="following")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="following")

    class Meta:
        """Once each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "topic"], name="debates_follow_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.topic_id}"
