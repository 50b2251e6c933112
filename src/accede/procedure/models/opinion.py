"""The Board's opinion to the assembly on a candidacy: what it recommends, why, and by what vote."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Hand
from accede.procedure.models.candidacy import Candidacy


class Opinion(models.Model):
    """An opinion as the Board gave it on a day; it is never changed, only corrected by another.

    `members` is how many of the Board could take part; whoever stood aside is none of them.
    """

    class Advice(models.TextChoices):
        """What can be recommended."""

        ADMIT = "admit", _("Admit the candidate")
        REFUSE = "refuse", _("Do not admit the candidate")
        ADJOURN = "adjourn", _("Adjourn the decision")

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="opinions")
    advice = models.CharField(max_length=10, choices=Advice.choices)
    reasons = models.TextField()
    on = models.DateField()
    members = models.PositiveSmallIntegerField()
    votes_for = models.PositiveSmallIntegerField()
    votes_against = models.PositiveSmallIntegerField()
    abstentions = models.PositiveSmallIntegerField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    correction = models.TextField(blank=True)  # why the one before was wrong
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidacy"], condition=models.Q(corrects=None), name="procedure_one_first_opinion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.advice}"


class BoardVote(models.Model):
    """How a member of the Board voted on an opinion, where votes are noted by name."""

    Choice = Hand.Choice

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="votes")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice.choices)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opinion", "account"], name="procedure_board_vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.choice}"
