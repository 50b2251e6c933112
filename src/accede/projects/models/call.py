"""Calls for proposals: what is known of each, and what it asks of those who answer."""

import json
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.projects.eligibility.conditions import Conditions
from accede.space.models import Audience
from accede.wording.folding import words_of

# What tells whether one organisation may take part: many calls ask the same.
ASKED_OF_ONE = ("countries", "countries_open", "excluded", "types")


class Origin(models.TextChoices):
    """Where a call was read."""

    PORTAL = "portal", _("Funding & Tenders portal")
    FILE = "file", _("File")


class SearchedWords(models.TextField):
    """What a call is searched by and likened to a profile by; it fills itself whenever the call is written whole."""

    def pre_save(self, model_instance: "Call", add: bool) -> str:
        """Work the words out again from what is about to be written."""
        texts = (*model_instance.titles.values(), *model_instance.summaries.values())
        said = (model_instance.identifier, model_instance.programme, *texts, model_instance.keywords)
        setattr(model_instance, self.attname, words := " ".join(dict.fromkeys(words_of(*said))))
        return words


class OfOne(models.TextField):
    """What a call asks of each organisation by itself, as text; it fills itself whenever the call is written."""

    def pre_save(self, model_instance: "Call", add: bool) -> str:
        """Take it again from the conditions that are about to be written."""
        known = model_instance.conditions or {}
        asked = {name: known[name] for name in ASKED_OF_ONE if name in known}
        setattr(model_instance, self.attname, written := json.dumps(asked, sort_keys=True))
        return written


class Call(models.Model):
    """A call for proposals. Whether it is open follows from its dates; `status` is what the portal says, as a text.

    Texts are plain, by language code. `deadlines` are instants, the last of them `closes`; `budget` is whole euros.
    `conditions` are None until somebody has noted them.
    """

    identifier = models.CharField(max_length=120, unique=True)
    titles = models.JSONField()
    summaries = models.JSONField(default=dict)
    programme = models.CharField(max_length=120, blank=True)
    keywords = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=500, blank=True)
    opens = models.DateTimeField(null=True)
    deadlines = models.JSONField(default=list)
    closes = models.DateTimeField(null=True)
    budget = models.PositiveBigIntegerField(null=True)
    status = models.CharField(max_length=40, blank=True)
    conditions = models.JSONField(null=True)
    origin = models.CharField(max_length=10, choices=Origin)
    noted_at = models.DateTimeField()
    audience = models.CharField(max_length=10, choices=Audience, blank=True)  # empty: the office alone sees it
    published_at = models.DateTimeField(null=True)
    scope = models.TextField(blank=True)  # what it is about in full, as the portal tells in English
    detailed_at = models.DateTimeField(null=True)  # when the portal was asked for its details
    words = SearchedWords(default="", editable=False)
    of_one = OfOne(default="{}", editable=False)

    class Meta:
        """What ends first comes first."""

        ordering: ClassVar = [models.F("closes").asc(nulls_last=True), "pk"]
        indexes: ClassVar = [models.Index(fields=["audience", "closes"], name="projects_closing")]

    def __str__(self) -> str:
        return self.identifier

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("project_call", args=[self.pk])

    @property
    def asked(self) -> Conditions:
        """What it asks; nothing is known where nobody has noted it."""
        return Conditions.model_validate(self.conditions or {})

    @property
    def instants(self) -> list[datetime]:
        """The instants by which it is answered, in their order."""
        return [datetime.fromisoformat(one) for one in self.deadlines]

    def due(self, at: datetime) -> datetime | None:
        """Return the next instant by which it is answered; of a call that has ended, the last one."""
        return next((one for one in self.instants if one >= at), self.closes)
