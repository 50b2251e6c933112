"""The exchange room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Good practice, questions to members, working groups and study visits."""

    name = "accede.exchange"
    label = "exchange"
    verbose_name = _("Exchange")
