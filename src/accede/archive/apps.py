"""The archive room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """Files as they came: evidence, letters, scans."""

    name = "accede.archive"
    label = "archive"
    verbose_name = _("Archive")
