"""The people room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Accounts, sign-in, and who may do what."""

    name = "accede.people"
    label = "people"
    verbose_name = _("People")
