"""Accounts: persons who may sign in. What they may do is said by their mandates, not here."""

from datetime import timedelta
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Account(AbstractBaseUser):
    """A person known by an e-mail address, who signs in with a code sent there; there are no passwords.

    Whoever has no address there is written to on paper, and does not sign in.
    """

    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    postal = models.TextField(_("postal address"), blank=True)
    by_post = models.BooleanField(_("wishes letters on paper"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        verbose_name = _("account")
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="people_one_account_an_address")]

    def __str__(self) -> str:
        return self.name or self.email or ""


class DemoMark(models.Model):
    """The one row that says that this database holds samples: it opens the outbox and the sign-in links.

    `moved` is how far the demo's own calendar has been moved forward.
    """

    moved = models.DurationField(default=timedelta)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="people_one_demo_mark")]

    def __str__(self) -> str:
        return "demo"
