"""The debates room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DebatesConfig(AppConfig):
    """What the institutions say, followed by topic."""

    name = "accede.debates"
    label = "debates"
    verbose_name = _("EU debates")
