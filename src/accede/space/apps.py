"""The space room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpaceConfig(AppConfig):
    """What is published to members or to everybody."""

    name = "accede.space"
    label = "space"
    verbose_name = _("Members' space")
