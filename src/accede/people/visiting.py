"""What keeps programs from flooding the house through forms that anybody may send; nobody else is asked about it."""

from collections.abc import Callable
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accede.journal.actions import Refused

TRAP = "website"


def taken(request: HttpRequest, form: forms.Form, deed: Callable[[dict[str, Any]], object]) -> bool:
    """Do what a stranger's form asks for, and say whether it is done; else the form says why not."""
    if not form.is_valid():
        return False
    reason = _stopped(request)
    try:
        if not reason:
            deed(form.cleaned_data)
    except Refused as refused:
        reason = str(refused)
    if reason:
        form.add_error(None, reason)
    return not reason


def _stopped(request: HttpRequest) -> str:
    """Say why what is sent is not taken, or nothing: a field was filled that people do not see, or it is too much."""
    if request.POST.get(TRAP):
        return _("A field that nobody sees was filled, as programs do. It is empty now: send this again.")
    if not request.user.is_authenticated and not ratelimit.consume(request, action="write"):
        return _("Too much has been sent from your connection within an hour. Send this again later; it stays here.")
    return ""
