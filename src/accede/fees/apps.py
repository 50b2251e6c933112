"""The fees room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeesConfig(AppConfig):
    """What members owe and pay."""

    name = "accede.fees"
    label = "fees"
    verbose_name = _("Fees")
