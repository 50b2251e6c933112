"""The procedure room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcedureConfig(AppConfig):
    """Every path of the rulebook: a candidate becomes a member."""

    name = "accede.procedure"
    label = "procedure"
    verbose_name = _("Procedure")
