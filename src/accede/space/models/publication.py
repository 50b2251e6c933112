"""What was published, by whichever room: its title, its words, its page, and for whom it is."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.wording.folding import words_of


class Kind(models.TextChoices):
    """What can be published; each kind has one room that publishes it."""

    NEWS = "news", _("News")
    PROCEDURE = "procedure", _("EU procedure")
    CONSULTATION = "consultation", _("Consultation")
    POSITION = "position", _("Joint position")
    PRACTICE = "practice", _("Good practice")
    QUESTION = "question", _("Question to members")
    GROUP = "group", _("Working group")
    VISIT = "visit", _("Study visit")
    CALL = "call", _("Call for proposals")
    IDEA = "idea", _("Project idea")
    TRAINING = "training", _("Training or seminar")
    MEETING = "meeting", _("Meeting")
    STORY = "story", _("Story")
    CAMPAIGN = "campaign", _("Campaign")


class Audience(models.TextChoices):
    """Who may read it."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members")


class SearchedWords(models.TextField):
    """What a publication is searched by; it fills itself whenever the publication is written whole."""

    def pre_save(self, model_instance: "Publication", add: bool) -> str:
        """Work the words out again from what is about to be written."""
        said = (*model_instance.titles.values(), *model_instance.summaries.values(), model_instance.body)
        setattr(model_instance, self.attname, words := " ".join(words_of(*said)))
        return words


class Publication(models.Model):
    """One thing on the shelf. Its page is its room's own; search, feeds, digests and the newsletter know it from here.

    Titles and summaries are plain text by language code; `body` is whatever else a search should find. What happens
    from a certain moment on is dated by `begins` (and `ends`), and so comes into calendars.
    """

    subject = models.CharField(max_length=80, unique=True)  # what was published, as the journal names it
    kind = models.CharField(max_length=20, choices=Kind)
    audience = models.CharField(max_length=10, choices=Audience)
    address = models.CharField(max_length=200)  # of its page, below that of the language
    titles = models.JSONField()
    summaries = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    at = models.DateTimeField()
    changed_at = models.DateTimeField()
    begins = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)
    is_pinned = models.BooleanField(default=False)
    words = SearchedWords(default="", editable=False)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["-at", "-id"], name="space_newest"),
            models.Index(fields=["audience", "-at"], name="space_latest"),
            models.Index(fields=["kind", "-at"], name="space_latest_of_kind"),
            models.Index(fields=["begins"], name="space_begins"),
            models.Index(fields=["-at"], name="space_pinned", condition=models.Q(is_pinned=True)),
        ]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), self.subject)
