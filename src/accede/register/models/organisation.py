"""Organisations: legal entities known to the register."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """A legal entity known to the register."""

    name = models.CharField(_("name"), max_length=300)
    country = models.CharField(_("country"), max_length=2, blank=True)
    seat = models.CharField(_("seat"), max_length=200, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    registration = models.CharField(_("registration number"), max_length=60, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_sample = models.BooleanField(_("sample"), default=False)
    source = models.TextField(_("source"), blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
