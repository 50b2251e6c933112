"""Editions of the rulebook and of the house texts, as exact bytes."""

from functools import lru_cache
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.rulebook.book import Book
from accede.rulebook.loading import load
from accede.wording.texts import Texts, load_texts

# Keyed by the bytes themselves: what is remembered belongs to the text, not to an association.
read_book = lru_cache(maxsize=16)(load)
read_texts = lru_cache(maxsize=16)(load_texts)


class Edition(models.Model):
    """The rulebook in force from a day on; never edited, only succeeded."""

    in_force = models.DateField(_("in force"), unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    loaded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["in_force"]

    def __str__(self) -> str:
        return f"{self.in_force}"

    @property
    def book(self) -> Book:
        """The rules of this edition."""
        return read_book(bytes(self.content))


class HouseTexts(models.Model):
    """What the secretariat words: page texts, benefits, letters. The latest version always counts."""

    version = models.PositiveIntegerField(primary_key=True)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    loaded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["version"]

    def __str__(self) -> str:
        return f"{self.version}"

    @property
    def texts(self) -> Texts:
        """The texts of this version."""
        return read_texts(bytes(self.content))
