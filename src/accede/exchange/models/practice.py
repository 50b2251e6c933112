"""Good practice, in sheets that say the same things of each, so that a reader can compare them."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.register.models import Organisation
from accede.space.models import Audience

# What a sheet says beside its title, in the order in which it is read.
PARTS = {
    "what": _("What is done"),
    "frame": _("Legal frame"),
    "cost": _("What it costs, and who pays"),
    "result": _("What came of it"),
    "transfer": _("What it takes elsewhere"),
}


class Target(models.Model):
    """Somebody whom good practice is for, as the office names them; a sheet may name several."""

    titles = models.JSONField()

    class Meta:
        """The first one made first."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return next(iter(self.titles.values()), "")


class Practice(models.Model):
    """One sheet, of a member, or of the association where `organisation` is empty.

    `texts` hold by part the words by language. One language decides; `stale` are those that still say what it said
    before a change.
    """

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", _("draft")
        OFFERED = "offered", _("with the secretariat")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Transferable(models.TextChoices):
        """Whether others could do the same."""

        YES = "yes", _("As it is")
        PARTLY = "partly", _("With changes")
        NO = "no", _("Only where it is")

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    country = models.CharField(max_length=2)
    targets = models.ManyToManyField(Target, related_name="practices")
    transferable = models.CharField(max_length=10, choices=Transferable)
    language = models.CharField(max_length=8)
    titles = models.JSONField()
    texts = models.JSONField()
    stale = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    audience = models.CharField(max_length=10, choices=Audience, blank=True)
    remark = models.TextField(blank=True)  # why it was given back
    is_sample = models.BooleanField(default=False)
    words = models.TextField()  # folded, with a space before and behind each
    at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=100)

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "-published_at"], name="exchange_published")]

    def __str__(self) -> str:
        return self.titles[self.language]

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("practice", args=[self.pk])
