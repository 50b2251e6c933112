"""The positions room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PositionsConfig(AppConfig):
    """Consultations, joint positions and the log of advocacy."""

    name = "accede.positions"
    label = "positions"
    verbose_name = _("Voice")
