"""The projects room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """Calls for proposals, who may answer them, and partners."""

    name = "accede.projects"
    label = "projects"
    verbose_name = _("Project opportunities")
