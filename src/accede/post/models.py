"""Letters as they were written, what was enclosed, and what became of them."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.post.kinds import kind_named
from accede.wording.folding import words_of


class SearchedWords(models.TextField):
    """What a search reads of a letter, folded; it fills itself when a row is saved or created in bulk."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Work the words out again from what is about to be written."""
        words = searched_words(model_instance.subject, model_instance.recipient, model_instance.email)
        setattr(model_instance, self.attname, words)
        return words


def searched_words(*texts: str) -> str:
    """Return the one text that searches go by."""
    return " ".join(words_of(*texts))


class Letter(models.Model):
    """One letter to one person; its words may change while it waits to be looked at, and never once it is queued."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to be looked at")
        WITHHELD = "withheld", _("not sent")
        QUEUED = "queued", _("queued")
        TO_PRINT = "to_print", _("to be printed")
        PRINTED = "printed", _("printed and posted")
        ACCEPTED = "accepted", _("accepted")
        BOUNCED = "bounced", _("not delivered")
        SETTLED = "settled", _("not delivered, settled")
        ACKNOWLEDGED = "acknowledged", _("acknowledged")

    # What nobody but the office has seen.
    KEPT_BACK: ClassVar = (State.WAITING, State.WITHHELD)

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    # For which deed it was written, by the name under which the house texts word it.
    kind = models.CharField(max_length=40, blank=True, db_index=True)
    sender = models.CharField(max_length=200)
    recipient = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    # Whom it is for, whoever has its address now; nobody where its reader has no account.
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="letters")
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    about = models.CharField(max_length=200, blank=True, db_index=True)
    # For whom its reader got it, as the journal names it: an organisation, or nobody but the reader.
    party = models.CharField(max_length=200, blank=True, db_index=True)
    # A secret letter, such as a sign-in code, loses its body as soon as it is not tried again.
    secret = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    # When it came to where it is: written and queued, let go by the office, or put among those to be printed.
    queued_at = models.DateTimeField()
    next_try = models.DateTimeField(null=True)
    # Until then one worker has it in hand; a worker that died lets it go by this alone.
    leased_until = models.DateTimeField(null=True)
    # Whether its words are Markdown, and go out as HTML too.
    is_formatted = models.BooleanField(default=False)
    # Where its reader ends all letters of its kind by one touch (RFC 8058); nowhere where they are no list.
    leave_url = models.CharField(max_length=400, blank=True)
    # The letter that was not delivered, whose words this one carries once more.
    instead_of = models.OneToOneField("self", models.PROTECT, null=True, related_name="sent_again")
    # How often the office has worded it anew before it left, and its words as the house texts made them.
    revision = models.PositiveSmallIntegerField(default=0)
    made_subject = models.CharField(max_length=250, blank=True)
    made_body = models.TextField(blank=True)
    # For a letter on paper: its address block, and the day on which it was posted.
    on_paper = models.BooleanField(default=False)
    postal = models.TextField(blank=True)
    posted_on = models.DateField(null=True)
    # What the deed filled into the house texts: names, days, results.
    facts = models.JSONField(default=list)
    words = SearchedWords(default="", editable=False)

    class Meta:
        ordering: ClassVar = ["-queued_at", "id"]
        indexes: ClassVar = [models.Index(fields=["state", "next_try"]), models.Index(fields=["-queued_at", "id"])]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """Return the letter's page for the office."""
        return reverse("letter", args=[self.pk])

    @property
    def to(self) -> str:
        """The person a letter is written to, by name if there is one."""
        return self.recipient or self.email

    @property
    def kind_label(self) -> str:
        """What its kind is called."""
        return kind_named(self.kind)


class Attachment(models.Model):
    """A file enclosed in a letter, byte for byte."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class LetterEvent(models.Model):
    """One thing that became of a letter."""

    class Kind(models.TextChoices):
        WAITING = "waiting", _("written, to be looked at")
        WORDED = "worded", _("worded anew")
        WITHHELD = "withheld", _("not sent")
        QUEUED = "queued", _("queued")
        TO_PRINT = "to_print", _("to be printed")
        PRINTED = "printed", _("printed and posted")
        DEFERRED = "deferred", _("not taken yet, to be tried again")
        ACCEPTED = "accepted", _("accepted by the next server")
        BOUNCED = "bounced", _("refused for good")
        RETURNED = "returned", _("came back, not delivered")
        UNDELIVERED = "undelivered", _("could not be delivered")
        AGAIN = "again", _("sent again, in another letter")
        SETTLED = "settled", _("settled: nothing more is done")
        ACKNOWLEDGED = "acknowledged", _("acknowledged on the site")

    # What the office did before it let a letter go is its own.
    INSIDE: ClassVar = (Kind.WAITING, Kind.WORDED, Kind.WITHHELD)

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    # Of a letter that waits only for one to the same party that goes first.
    BEHIND: ClassVar = "behind"

    # What the server said, in its own words and its own language; or the office, for itself alone.
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_inside(self) -> bool:
        """Whether it is for the office alone."""
        return self.kind in self.INSIDE

    @property
    def told(self) -> str:
        """What was said of it, for the office."""
        return "" if self.answer == self.BEHIND else self.answer


class KindChoice(models.Model):
    """What the office has chosen for a kind of letter: whether it looks at one before it leaves."""

    kind = models.CharField(max_length=40, primary_key=True)
    waits = models.BooleanField()

    def __str__(self) -> str:
        return kind_named(self.kind)
