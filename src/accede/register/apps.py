"""The register room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    """Organisations, memberships, mandates, declared figures, standing."""

    name = "accede.register"
    label = "register"
    verbose_name = _("Register")
