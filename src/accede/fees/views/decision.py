"""A decision about a member's fees: a form, and the deed it leads to."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.journal.actions import Refused
from accede.people.queries import now
from accede.register.models import Membership


def decided(
    request: HttpRequest, membership: Membership, form: forms.Form, deed: Callable[..., object], context: dict[str, Any]
) -> HttpResponse:
    """Show the form of a decision about a member's fees, and take it once it is filled."""
    back, refused = reverse("fee_of_member", args=[membership.number]), None
    if form.is_valid():
        try:
            deed(by=request.actor, at=now())
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("This is noted."))
            return redirect(back)
    context |= {"membership": membership, "form": form, "refused": refused, "back": back}
    return render(request, "fees/decision.html", context, status=409 if refused else 200)
