"""Pages of people: the sign-in link of a demo. Signing in by code is django-allauth's."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.dateparse import parse_date
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localtime

from accede.journal.actions import Refused
from accede.people.access import is_loopback
from accede.people.actions import move_demo_calendar
from accede.people.queries import account_of_link, is_demo, now


def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in the account that a demo's link names; anywhere but in a demo on this machine there is no such page."""
    account = account_of_link(token) if is_loopback(request) and is_demo() else None
    if account is None:
        raise Http404
    login(request, account)
    response = redirect(f"/{account.language}/")
    add_never_cache_headers(response)
    return response


def demo_calendar(request: HttpRequest) -> HttpResponse:
    """Move the demo's calendar forward to a day, and return to the page it was asked from."""
    if not (is_loopback(request) and is_demo()):
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    at = now()
    # Late in the evening the association's day is no longer that of the clock: it is counted from the day of the page.
    shown, day = (parse_date(request.POST.get(name, "")) for name in ("shown", "day"))
    try:
        if day is not None:
            # By the clock of the house, which keeps its hour where summer begins or ends between the two days.
            move_demo_calendar(localtime(at) + (day - (shown or at.date())), by=request.actor, at=at)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    back = request.POST.get("back", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
