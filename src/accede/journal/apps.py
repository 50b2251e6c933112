"""The journal room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    """What was done, by whom, under which article: append-only and hash-chained."""

    name = "accede.journal"
    label = "journal"
    verbose_name = _("Journal")
