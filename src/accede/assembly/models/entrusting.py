"""A proxy at one assembly: given by one member, accepted by another."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accede.assembly.models.assembly import Assembly
from accede.register.models import Organisation


class Entrusting(models.Model):
    """A member entrusts its votes at an assembly to another; it holds once accepted, until revoked."""

    class State(models.TextChoices):
        """How far it has come; used, it is not taken back."""

        GIVEN = "given", _("given")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        REVOKED = "revoked", _("revoked")

    assembly = models.ForeignKey(Assembly, models.PROTECT, related_name="entrustings")
    principal = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.GIVEN)
    instructions = models.TextField(blank=True)
    given_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assembly", "principal"],
                condition=Q(state__in=("given", "accepted")),
                name="assembly_entrusts_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.principal} → {self.holder}"
