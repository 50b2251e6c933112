"""Organisations: legal entities known to the register."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.wording.folding import words_of


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
    words = SearchedWords(default="", editable=False)

    class Meta:
        ordering: ClassVar = ["name"]
        # One walk through this index finds the members of a search by country and name, and reads no row for it.
        indexes: ClassVar = [models.Index(fields=["country", "words"], name="register_searched")]

    def __str__(self) -> str:
        return self.name

    def save(self, *, update_fields: Any = None, **how: Any) -> None:
        """Save the organisation, and with its name or seat what searches read of them."""
        super().save(update_fields=update_fields and {*update_fields, "words"}, **how)
