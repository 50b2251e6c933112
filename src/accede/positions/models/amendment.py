"""A change of one paragraph that somebody proposes, and how members vote on it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.positions.models.consultation import Consultation, Version
from accede.register.models import Organisation


class Amendment(models.Model):
    """In the language of the text that decides: `before` is what the paragraph said when it was proposed."""

    class Kind(models.TextChoices):
        """What is done to the paragraph."""

        REPLACE = "replace", _("new words for it")
        INSERT = "insert", _("a new paragraph after it")
        STRIKE = "strike", _("strike it")

    class State(models.TextChoices):
        """What became of it."""

        PROPOSED = "proposed", _("proposed")
        VOTING = "voting", _("put to the vote")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        WITHDRAWN = "withdrawn", _("withdrawn")

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    paragraph = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    before = models.TextField()
    words = models.TextField(blank=True)
    reason = models.TextField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    office = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    votes_until = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_because = models.TextField(blank=True)
    result = models.JSONField(default=dict)  # votes on each side, where members voted
    version = models.OneToOneField(Version, models.PROTECT, null=True, related_name="amendment")  # that it made

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="positions_amendment_once")
        ]

    def __str__(self) -> str:
        return f"{self.consultation} {self.number}"


class MemberVote(models.Model):
    """How a member votes on an amendment; the last said before the count."""

    class Choice(models.TextChoices):
        """What can be voted."""

        FOR = "for", _("For")
        AGAINST = "against", _("Against")
        ABSTAIN = "abstain", _("Abstained")

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="votes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["amendment", "organisation"], name="positions_vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.choice}"
