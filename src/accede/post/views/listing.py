"""Letters one by one: in the list of the office, and in the outbox of a demo."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import language, now
from accede.post.actions import send_waiting
from accede.post.forms import LetterFilter, PostedForm, ShownForm
from accede.post.models import Letter
from accede.post.queries import listed, shown
from accede.wording.formats import number

PER_PAGE = 50
MOST = 500  # letters in one document: what a printer takes, and a browser waits for


@open_to(secretariat | chair)
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List letters, newest first, narrowed by reader, kind and state."""
    return page(request)


@open_to(secretariat)
@require_POST
def send_all(request: HttpRequest) -> HttpResponse:
    """Let the letters go that wait, were shown in the list, and are of the reader and kind that it was narrowed to."""
    form = ShownForm(request.POST)
    if not form.is_valid():
        return page(request)
    found = shown(Letter.State.WAITING, **form.meant).values_list("pk", flat=True)
    try:
        sent = send_waiting(list(found), by=request.actor, at=now())
    except Refused as refused:
        return page(request, refused)
    said = ngettext("One letter is on its way.", "%(n)s letters are on their way.", sent)
    messages.success(request, said % {"n": number(sent, language())})
    return redirect("letters")


def page(request: HttpRequest, refused: Refused | None = None, posted_form: PostedForm | None = None) -> HttpResponse:
    """Show the letters that are searched for, and to the secretariat how to let those go that wait."""
    search = LetterFilter(request.POST or request.GET)
    search.is_valid()
    # What is no choice narrows nothing; the field says so.
    wanted = {name: value for name, value in search.cleaned_data.items() if value}
    pages, is_office = paged(request, listed(**wanted)), bool(secretariat(request.actor))
    count, state = pages.paginator.count, wanted.get("state") if is_office else ""
    addressed = listed(**wanted).exclude(postal="").count() if state == Letter.State.TO_PRINT else 0
    context = {
        "title": claim(pages.paginator.count, is_narrowed=bool(wanted)),
        "search": search,
        "clear": reverse("letters") if wanted else "",
        "pages": pages,
        "refusal": {"lead": refused.sentence, "fault": True} if refused else None,
        "is_office": is_office,
        "to_send": count if state == Letter.State.WAITING else 0,
        "to_print": addressed,
        "unaddressed": count - addressed if state == Letter.State.TO_PRINT else 0,
        "posted_form": posted_form or PostedForm(initial={"on": timezone.localtime(now()).date()}),
        "most": MOST,
        "until": now().isoformat(),
    }
    return render(request, "post/letters.html", context, status=409 if refused else 200)


def paged(request: HttpRequest, found: QuerySet[Letter]) -> Page:
    """Return the page of letters that the address asks for."""
    return Paginator(found, PER_PAGE).get_page(request.GET.get("page"))


def claim(count: int, *, is_narrowed: bool) -> str:
    """Say how many letters there are, or how many of them are meant."""
    if not count:
        return _("No letter matches") if is_narrowed else _("No letter has been written yet")
    said = ngettext("One letter", "%(n)s letters", count)
    return said % {"n": number(count, language())}
