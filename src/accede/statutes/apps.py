"""The statutes room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StatutesConfig(AppConfig):
    """The rulebook in force on a day; the official texts and their versions."""

    name = "accede.statutes"
    label = "statutes"
    verbose_name = _("Statutes")
