"""Organisations: legal entities known to the register."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.register.models.keys import host_key, named_key, number_key
from accede.wording.folding import words_of

WORKED_OUT = ("words", "key", "number_key", "host")


class SearchedWords(models.TextField):
    """What a search reads of an organisation: its name, then its seat, folded.

    It fills itself when a row is saved or created in bulk; `bulk_update` and an upsert must name it among their fields.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Work the words out again from what is about to be written."""
        words = searched_words(model_instance.name, model_instance.seat)
        setattr(model_instance, self.attname, words)
        return words


def searched_words(name: str, seat: str = "") -> str:
    """Return the one text that searches and sorts go by."""
    return " ".join(words_of(name, seat))


class Compared(models.CharField):
    """What two organisations are compared by; it fills itself as the words do."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Work it out again from what is about to be written."""
        said = (getattr(model_instance, name) for name in ("name", "country", "registration", "website"))
        key = compared(*said)[self.attname]
        setattr(model_instance, self.attname, key)
        return key


def compared(name: str, country: str, registration: str, website: str) -> dict[str, str]:
    """Return what two organisations are compared by: name, number and website, each in its plain form."""
    numbered = number_key(registration, country)
    return {"key": named_key(name, country), "number_key": numbered, "host": host_key(website)}


class Organisation(models.Model):
    """A legal entity known to the register.

    One that was found to be another has become part of it: `merged_into` is the one that stands for both. It stays as
    it was for the lines and ballots that name it, and everything else that was its own is the other's.
    """

    name = models.CharField(_("name"), max_length=300)
    country = models.CharField(_("country"), max_length=2, blank=True)
    seat = models.CharField(_("seat"), max_length=200, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=60, blank=True)
    registration = models.CharField(_("registration number"), max_length=60, blank=True)
    vat = models.CharField(_("VAT number"), max_length=60, blank=True)
    iban = models.CharField(_("IBAN"), max_length=60, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_sample = models.BooleanField(_("sample"), default=False)
    source = models.TextField(_("source"), blank=True)
    # What rules ask of it that is no number, as `rulebook.stated` keeps it: nobody looks for it without the whole row.
    stated = models.JSONField(default=dict)
    words = SearchedWords(default="", editable=False)
    key = Compared(max_length=400, default="", editable=False)
    number_key = Compared(max_length=80, default="", editable=False)
    host = Compared(max_length=200, default="", editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        ordering: ClassVar = ["name"]
        # One walk through this index finds the members of a search by country and name, and reads no row for it.
        indexes: ClassVar = [models.Index(fields=["country", "words"], name="register_searched")]

    def __str__(self) -> str:
        return self.name

    def save(self, *, update_fields: Any = None, **how: Any) -> None:
        """Save the organisation, and with it what is searched and compared."""
        super().save(update_fields=update_fields and {*update_fields, *WORKED_OUT}, **how)
