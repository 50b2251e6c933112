"""The roof."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import import_module, module_has_submodule
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """Settings, addresses, base pages and the command line."""

    name = "accede.web"
    label = "web"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Load every room's actions, so that the list of what can happen is whole in every process."""
        for room in settings.ROOMS:
            if module_has_submodule(import_module(f"accede.{room}"), "actions"):
                import_module(f"accede.{room}.actions")
