"""The exchange room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """What members tell each other: good practice, answers, working groups, study visits."""

    name = "accede.exchange"
    label = "exchange"
    verbose_name = _("Exchange")
