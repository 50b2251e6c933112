"""The post room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PostConfig(AppConfig):
    """Letters: what was sent to whom, when, in which words, and how it fared."""

    name = "accede.post"
    label = "post"
    verbose_name = _("Post")
