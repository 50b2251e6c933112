"""The assembly room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssemblyConfig(AppConfig):
    """The General Assembly: convocation, agenda, roll, votes, results."""

    name = "accede.assembly"
    label = "assembly"
    verbose_name = _("Assembly")
