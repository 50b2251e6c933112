"""The texts of the association as files: shown to everybody by language and version, loaded by the office."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.archive.views import handed_out
from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import language, now
from accede.statutes.actions import add_copy, publish_copy, withdraw_copy
from accede.statutes.forms import CopyForm
from accede.statutes.models import Copy
from accede.statutes.queries import OfficialText, book_at, official_texts, text_names, texts
from accede.wording.formats import language_name, text, version

office = secretariat | chair
PER_PAGE = 30


@require_safe
def texts_page(request: HttpRequest) -> HttpResponse:
    """Show every text with its languages and versions."""
    found = official_texts(book_at(now()), texts())
    context = {"texts": text_rows(found), "earlier": [_earlier(one) for one in found if one.earlier]}
    return render(request, "statutes/texts_page.html", context | {"may_load": bool(office(request.actor))})


@require_safe
def text_file(request: HttpRequest, number: int) -> FileResponse:
    """Hand out a file that is published; to the office any."""
    shown: QuerySet[Copy] = Copy.objects.select_related("document")
    if not office(request.actor):
        shown = shown.exclude(published_at=None)
    return handed_out(get_object_or_404(shown, pk=number).document)


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def load_text(request: HttpRequest) -> HttpResponse:
    """Take a file of a text, and list all that were taken."""
    names = text_names(book_at(now()), texts())
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CopyForm(*posted, names=names, holder=request.actor.id)
    if form.is_valid():
        said = {**form.cleaned_data, "deposit": form.cleaned_data["file"]}
        said.pop("file")
        try:
            add_copy(**said, by=request.actor, at=now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The file is loaded. Nobody else sees it until you publish it."))
            return redirect(f"{reverse('load_text')}#files")
    pages = Paginator(Copy.objects.select_related("document").order_by("-added_at", "-pk"), PER_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    context = {"form": form, "pages": shown, "copies": [_loaded(one, names) for one in shown]}
    context["may_show_funding"] = bool(secretariat(request.actor))
    return render(request, "statutes/load_text.html", context, status=409 if form.non_field_errors() else 200)


@open_to(office)
@require_POST
def publish_text(request: HttpRequest, number: int) -> HttpResponse:
    """Publish a file, or take it back."""
    copy = get_object_or_404(Copy, pk=number)
    deed, said = publish_copy, _("The file is published.")
    if "withdraw" in request.POST:
        deed, said = withdraw_copy, _("The file is shown no longer. You can publish it again.")
    try:
        deed(copy, by=request.actor, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect(f"{reverse('load_text')}#files")


def text_rows(found: list[OfficialText]) -> list[dict[str, Any]]:
    """Return texts as their table shows them: the latest version in each language, and what is stale or missing."""
    return [_row(one) for one in found]


def _row(one: OfficialText) -> dict[str, Any]:
    there = {copy.language for copy in one.copies}
    wanted = [lang for lang, _own in settings.LANGUAGES if lang not in there]
    return {
        "name": one.name,
        "label": text(one.label, language()),
        "version": version(one.version, language()),
        "files": [_file(copy, one) for copy in one.current],
        "stale": [_file(copy, one) for copy in one.stale],
        "missing": [language_name(lang, language()) for lang in wanted] if there else [],
    }


def _file(copy: Copy, one: OfficialText) -> dict[str, Any]:
    return {
        "url": reverse("text_file", args=[copy.pk]),
        "language": copy.language,
        "decides": copy.language == one.authoritative and len(one.copies) > 1,
        "version": version(copy.version, language()),
        "kind": copy.document.of_kind.name,
        "size": filesizeformat(copy.document.size),
    }


def _earlier(one: OfficialText) -> dict[str, Any]:
    return {"label": text(one.label, language()), "files": [_file(copy, one) for copy in one.earlier]}


def _loaded(copy: Copy, names: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": copy.pk,
        "label": text(names.get(copy.text, {"": copy.text}), language()),
        "language": language_name(copy.language, language()),
        "version": version(copy.version, language()),
        "file": copy.document.name,
        "size": filesizeformat(copy.document.size),
        "is_published": copy.published_at is not None,
    }
