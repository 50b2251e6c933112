"""Imports: a file that is read, checked row by row outside of the register, then taken over at once."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.register.models.organisation import Organisation


class Import(models.Model):
    """A file and how far it has come; its rows wait beside the register until they are applied.

    `content` is its table as compressed CSV, kept until it is applied. `columns` says by the place of a column, as
    text, which field it holds. `busy_until` is the lease of whoever checks it. `first_member` and `first_entry` are
    the first numbers that the register gave for it.
    """

    class State(models.TextChoices):
        """How far it has come."""

        STAGED = "staged", _("columns to be matched")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        BROKEN = "broken", _("the check broke off")
        APPLIED = "applied", _("imported")
        UNDONE = "undone", _("undone")

    class Known(models.TextChoices):
        """What becomes of a row whose organisation stands in the register already."""

        SKIP = "skip", _("leave it as it is")
        UPDATE = "update", _("bring it to what the file says")

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    headers = models.JSONField()
    content = models.BinaryField()
    height = models.PositiveIntegerField()
    columns = models.JSONField(default=dict)
    known = models.CharField(max_length=10, choices=Known.choices, default=Known.SKIP)
    category = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STAGED)
    done = models.PositiveIntegerField(default=0)
    busy_until = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    last_known = models.PositiveBigIntegerField(default=0)
    first_member = models.PositiveIntegerField(default=0)
    first_entry = models.PositiveIntegerField(default=0)
    staged_at = models.DateTimeField()
    staged_by = models.CharField(max_length=100)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the page of this import."""
        return reverse("import", args=[self.pk])

    @property
    def source(self) -> str:
        """What the register gives as the source of what came with it."""
        return f"{self.name}, import {self.pk}"


class ImportRow(models.Model):
    """A row that was read, as the register would hold it; `line` is its place in the file.

    `organisation` is whom it is about: known before, or given when it is applied. `position` counts the rows of a
    kind from 1, `entering` those that become members. `key` and `number_key` are what two rows are compared by.
    """

    class Kind(models.TextChoices):
        """What becomes of it; a former row holds what the register said before a changed one."""

        NEW = "new", _("New organisations")
        CHANGED = "changed", _("Brought up to date")
        FORMER = "former"
        KNOWN = "known", _("In the register already, left as they are")
        DOUBLE = "double", _("Twice in the file, taken once")
        FAULTY = "faulty", _("Faulty rows")

    imported = models.ForeignKey(Import, models.CASCADE, related_name="rows", db_index=False)
    line = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    position = models.PositiveIntegerField(default=0)
    entering = models.PositiveIntegerField(default=0)
    organisation = models.ForeignKey(Organisation, models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    double_of = models.PositiveIntegerField(null=True)
    key = models.CharField(max_length=400, blank=True)
    number_key = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=300)
    country = models.CharField(max_length=2, blank=True)
    seat = models.CharField(max_length=200, blank=True)
    legal_form = models.CharField(max_length=60, blank=True)
    registration = models.CharField(max_length=60, blank=True)
    website = models.CharField(max_length=200, blank=True)
    postal = models.TextField(blank=True)
    source = models.TextField(blank=True)
    words = models.TextField(default="", editable=False)
    host = models.CharField(max_length=200, default="", editable=False)
    category = models.CharField(max_length=60, blank=True)
    starts = models.DateField(null=True)
    starts_year_only = models.BooleanField(default=False)
    stated = models.JSONField(default=dict)  # as its organisation has it once the row is taken over
    faults = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["line"]
        indexes: ClassVar = [models.Index(fields=["imported", "kind", "line"], name="register_import_rows")]

    def __str__(self) -> str:
        return f"{self.line} {self.name}"


class ImportFigure(models.Model):
    """A figure of a row that was read."""

    imported = models.ForeignKey(Import, models.CASCADE, related_name="figures", db_index=False)
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    value = models.PositiveBigIntegerField()
    year = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["imported", "line"], name="register_import_figures")]

    def __str__(self) -> str:
        return f"{self.line} {self.name} {self.year}: {self.value}"
