"""Changing what is known of an organisation: by the office, and what is its own affair by the member itself."""

from collections.abc import Container

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.register.actions import ChangedMeanwhile, change_details
from accede.register.forms import DetailsForm
from accede.register.forms.details import LABELS
from accede.register.models import Membership, Organisation
from accede.register.queries import DETAILS, RESERVED, detail_told, own_delegate
from accede.register.sheets.rows import legal_forms
from accede.rulebook.book import Book
from accede.statutes.queries import book_on, day_of
from accede.wording.formats import text


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(secretariat | delegate)
def details(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is known of a member; what fees, votes and payments rest on is for the secretariat."""
    found = get_object_or_404(Membership.objects.select_related("organisation"), number=number)
    if not (secretariat | own_delegate)(request.actor, found):
        raise PermissionDenied
    at, lang, is_office = now(), language(), bool(secretariat(request.actor))
    book = book_on(day_of(at))
    labels = {name: text(label, lang) for name, label in legal_forms(book).items()}
    form = DetailsForm(
        request.POST or None,
        organisation=found.organisation,
        details=DETAILS if is_office else [one for one in DETAILS if one not in RESERVED],
        legal_forms=labels,
        language=lang,
    )
    if form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name in LABELS}
        when = {name: form.cleaned_data[name] for name in ("since", "seen")}
        try:
            change_details(found.organisation, details=said, **when, by=request.actor, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
            if isinstance(refused, ChangedMeanwhile):
                form.look_again(found.organisation)
        else:
            messages.success(request, _("The details are changed."))
            return redirect(found)
    is_refused = bool(form.non_field_errors())
    context = {
        "membership": found,
        "organisation": found.organisation,
        "form": form,
        "facts": _facts(found.organisation, () if is_refused else form.fields, book, lang),
        "is_office": is_office,
    }
    return render(request, "register/details.html", context, status=409 if is_refused else 200)


def _facts(organisation: Organisation, asked: Container[str], book: Book, language: str) -> list[tuple[str, str]]:
    """Tell the details that a form does not ask for."""
    left = [name for name in DETAILS if name not in asked]
    told = [(LABELS[name], detail_told(name, getattr(organisation, name), book, language)) for name in left]
    return [(label, value or _("not known")) for label, value in told]
