"""Who is paid: the association as an invoice names it, and the account that the money goes to."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Payee(models.Model):
    """Who is paid from a day on; each change is a row of its own, and of one day the last row stands."""

    starts = models.DateField()
    name = models.CharField(_("Legal name"), max_length=200)
    street = models.TextField(_("Street"), blank=True)  # line by line
    postcode = models.CharField(_("Postcode"), max_length=20, blank=True)
    city = models.CharField(_("City"), max_length=100)
    country = models.CharField(_("Country"), max_length=2)
    registration = models.CharField(_("Registration number"), max_length=60)
    vat = models.CharField(_("VAT number"), max_length=60, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    iban = models.CharField(_("IBAN"), max_length=34)
    bic = models.CharField(_("BIC"), max_length=11, blank=True)

    class Meta:
        ordering: ClassVar = ["-starts", "-pk"]

    def __str__(self) -> str:
        return self.name


# What is said of a payee; from when on follows from the day on which it is said.
SAID = tuple(one.name for one in Payee._meta.fields if one.name not in ("id", "starts"))
