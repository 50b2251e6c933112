"""The Board's verification: what its members found of each criterion, and who stands aside."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.procedure.models.candidacy import Candidacy


class Judgement(models.Model):
    """What a Board member found of one criterion, and why; of each member the latest counts, and none is erased.

    `evidence` names what it rests on: an answer, a file, a text, or an address. With `for_board` it settles, for the
    Board as a whole, on what its members differ.
    """

    class Answer(models.TextChoices):
        """What can be found."""

        MET = "met", _("Met")
        NOT_MET = "not_met", _("Not met")
        NOT_APPLICABLE = "not_applicable", _("Does not apply to this candidate")
        NOT_YET = "not_yet", _("Not yet: ask the candidate")

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="judgements")
    criterion = models.CharField(max_length=60)
    answer = models.CharField(max_length=20, choices=Answer.choices)
    reason = models.TextField()
    evidence = models.JSONField(default=list)
    for_board = models.BooleanField(default=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    office = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.criterion}: {self.answer}"


class Conflict(models.Model):
    """A Board member's declared interest: who stands aside from a candidacy, until it is taken back."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="conflicts")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    office = models.CharField(max_length=60, blank=True)
    reason = models.TextField()
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["candidacy", "account"],
                condition=models.Q(taken_back_at=None),
                name="procedure_conflict_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidacy} {self.office}"

    @property
    def stands(self) -> bool:
        """Whether it still keeps its member out."""
        return self.taken_back_at is None
