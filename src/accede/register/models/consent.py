"""What a member tells of itself beyond the register, and to whom it agreed that this is shown."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.register.models.organisation import Organisation


class Particular(models.Model):
    """One thing that a member tells of itself: nobody but the office sees it until the member agrees to more."""

    class Name(models.TextChoices):
        """What may be told: four things of an organisation, two of a person who stands for it."""

        ADDRESS = "address", _("Postal address")
        TELEPHONE = "telephone", _("Telephone")
        EMAIL = "email", _("E-mail address of the organisation")
        ABOUT = "about", _("About it, in a few words")
        PERSON = "person", _("Your name and office")
        PERSON_EMAIL = "person_email", _("Your own e-mail address")

    OF_ORGANISATION: ClassVar = (Name.ADDRESS, Name.TELEPHONE, Name.EMAIL, Name.ABOUT)
    OF_PERSON: ClassVar = (Name.PERSON, Name.PERSON_EMAIL)

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="particulars")
    name = models.CharField(max_length=20, choices=Name.choices)
    value = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="register_a_particular_told_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.organisation}"


class Consent(models.Model):
    """That a particular may be shown, to whom, from when until when, in the very words that were agreed to.

    Of an organisation its own people agree; of a person, `account`, nobody but that person. It is never changed: it
    is withdrawn, and another may be given.
    """

    class Audience(models.TextChoices):
        """Who may see it, beside the office and the member's own delegates."""

        MEMBERS = "members", _("Members see it")
        PUBLIC = "public", _("Everybody sees it")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="consents")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="consents")
    particular = models.CharField(max_length=20, choices=Particular.Name.choices)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    text = models.TextField()
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "particular"],
                condition=models.Q(account=None, withdrawn_at=None),
                name="register_one_open_consent",
            ),
            models.UniqueConstraint(
                fields=["organisation", "account", "particular"],
                condition=models.Q(withdrawn_at=None),
                name="register_one_open_consent_of_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.particular} {self.audience} {self.organisation}"
