"""The awareness room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwarenessConfig(AppConfig):
    """Figures, stories and campaigns for everybody."""

    name = "accede.awareness"
    label = "awareness"
    verbose_name = _("Awareness")
