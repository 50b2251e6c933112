"""Editions of the rulebook and of the house texts, as exact bytes; and the texts themselves, as files."""

from functools import cache, cached_property, lru_cache
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.archive.models import Document
from accede.journal.question import Question
from accede.rulebook import overlap
from accede.rulebook.book import Book
from accede.rulebook.loading import files_of
from accede.rulebook.overlap import Source
from accede.wording.texts import Texts, load_texts

# Keyed by the bytes themselves: what is remembered belongs to the text, not to an association.
files_named = lru_cache(maxsize=16)(files_of)
read_overlapping = lru_cache(maxsize=16)(overlap.book_on)
_content = Question(lambda sha256: Edition.objects.filter(sha256=sha256).values_list("content"))


@lru_cache(maxsize=16)
def content_of(sha256: str) -> bytes:
    """Return the text of an edition by its hash: it is read once a process, whoever's it is."""
    [[content]] = _content(sha256)
    return bytes(content)


# The words of a house that has none of its own for a page or a letter.
PLAIN = settings.HOME / "rulebooks" / "presets" / "texts.toml"


@lru_cache(maxsize=16)
def read_texts(content: bytes) -> Texts:
    """Return house texts, with plain words for what they do not word themselves."""
    return load_texts(content).over(plain_texts())


_words = Question(lambda sha256: HouseTexts.objects.filter(sha256=sha256).values_list("content"))


@lru_cache(maxsize=16)
def texts_of(sha256: str) -> Texts:
    """Return house texts by their hash: they are read once a process, whoever's they are."""
    content, *_same = [bytes(content) for [content] in _words(sha256)]
    return read_texts(content)


@cache
def plain_texts() -> Texts:
    """Return the words of a house that has not written its own."""
    return load_texts(PLAIN.read_bytes())


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
        """The rules of this edition, by themselves."""
        return overlap.read(self.source)

    @cached_property
    def source(self) -> Source:
        """Its text and the files beside it, as they are kept."""
        return Source(content_of(self.sha256), self.tables)

    @cached_property
    def tables(self) -> tuple[tuple[str, bytes], ...]:
        """The tables that came with this edition, and the law beneath it: file name and exact bytes."""
        if not files_named(content_of(self.sha256)):
            return ()
        return tuple((table.name, bytes(table.content)) for table in self.beside.all())


class EditionTable(models.Model):
    """An outside list, or the law, as it stood when an edition was loaded; a newer one comes with a newer edition."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="beside")
    name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint("edition", "name", name="one_table_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Association(models.Model):
    """What the association has stated of itself: one row, with the facts that rules ask of it by `rulebook.stated`."""

    stated = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="statutes_one_association")]

    def __str__(self) -> str:
        return ", ".join(self.stated)


class HouseTexts(models.Model):
    """What the secretariat words: page texts, benefits, letters. The latest version always counts."""

    version = models.PositiveIntegerField(primary_key=True)
    hides_funding = models.BooleanField(default=False)  # nothing is funded at present, or no longer
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
        return read_texts(bytes(self.content)) if "content" in self.__dict__ else texts_of(self.sha256)


class Copy(models.Model):
    """A text of the association in one language and one version, as a file; shown to everybody while it is published.

    `text` is the name of a document of the rulebook, or of a text to download of the house; `version` is the day from
    which this wording counts, or as much of it as is known: 2021, 2021-11, 2021-11-26.
    """

    text = models.CharField(max_length=60)
    language = models.CharField(max_length=8)
    version = models.CharField(max_length=10)
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["text", "-version", "language", "-pk"]

    def __str__(self) -> str:
        return f"{self.text} {self.version} {self.language}"
