"""Names as people can read them."""

from unicodedata import category

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Some scripts join or part letters by these.
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def check_seen(name: str) -> None:
    """Refuse a name with characters that nobody sees, or that turn the direction of what is written after it."""
    if any(category(one) in ("Cc", "Cf") and one not in JOINERS for one in name):
        raise ValidationError(_("This holds characters that nobody sees; type it anew."))
