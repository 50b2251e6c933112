"""Inquiries: what somebody who is nobody here yet asks the secretariat, and what it was answered."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.urls import reverse


class Inquiry(models.Model):
    """One question of a visitor, until it is closed; with an answer, or without where none is due."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=200)
    email = models.EmailField()
    language = models.CharField(max_length=8)
    words = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at", "id"]
        indexes: ClassVar = [models.Index(fields=["closed_at", "asked_at"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return its page for the office."""
        return reverse("inquiry", args=[self.pk])
