"""The learning room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """Trainings and seminars, who takes part, and what they take with them."""

    name = "accede.learning"
    label = "learning"
    verbose_name = _("Learning")
