"""What people write: a line, or a text of several; neither holds what nobody sees."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.wording.unseen import first_unseen

UNSEEN = _("This holds characters that nobody sees; type it anew.")
SHOWN = 30  # characters before what nobody sees


def check_line(words: str) -> None:
    """Refuse a line with characters that nobody sees."""
    if first_unseen(words) >= 0:
        raise ValidationError(UNSEEN)


def check_text(words: str) -> None:
    """Refuse a text of several lines with a character that nobody sees, and say where it stands."""
    at = first_unseen(words, is_line=False)
    if at >= 0:
        told = gettext("This holds a character that nobody sees, after “{words}”: delete it there.")
        raise ValidationError(told.format(words=words[max(at - SHOWN, 0) : at].strip()) if at else UNSEEN)


class Line(forms.CharField):
    """A line of text."""

    default_validators = (check_line,)


class Lines(forms.CharField):
    """A text of several lines."""

    widget = forms.Textarea
    default_validators = (check_text,)
