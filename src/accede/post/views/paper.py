"""Letters on paper: one or all of them as a document to print, and the day on which they were posted."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.actions import change_post
from accede.people.capacities import chair, secretariat
from accede.people.models import Account
from accede.people.queries import language, now
from accede.post.actions import note_posted, put_on_paper
from accede.post.forms import PaperForm, PostedForm, ReaderForm, ShownForm
from accede.post.models import Letter
from accede.post.queries import to_post
from accede.post.typeset import Sheet, letters_pdf
from accede.post.views.listing import MOST, page
from accede.post.views.reading import done
from accede.wording.formats import day, number, text


@open_to(secretariat | chair)
@require_safe
def letter_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out one letter as a document to print."""
    found = get_object_or_404(Letter, pk=pk, secret=False)
    return _document(request, [found], found.subject)


@open_to(secretariat)
@require_safe
def to_print(request: HttpRequest) -> HttpResponse:
    """Hand out all letters of the list that are to be printed as one document, those that wait longest first."""
    form = ShownForm(request.GET)
    form.is_valid()
    found = to_post(**form.meant)
    letters = list(found.defer(None).prefetch_related("attachments")[:MOST])
    if not letters:
        raise Http404
    return _document(request, letters, _("Letters to print"))


@open_to(secretariat)
@require_POST
def posted(request: HttpRequest) -> HttpResponse:
    """Write down that the letters that were to be printed when the list was shown are posted."""
    form = PostedForm(request.POST)
    if not form.is_valid():
        return page(request, posted_form=form)
    letters = list(to_post(**form.meant).values_list("pk", flat=True)[:MOST])
    try:
        count = note_posted(letters, on=form.cleaned_data["on"], by=request.actor, at=now())
    except Refused as refused:
        return page(request, refused, form)
    said = ngettext("One letter is noted as posted.", "%(n)s letters are noted as posted.", count)
    messages.success(request, said % {"n": number(count, language())})
    return redirect("letters")


@open_to(secretariat)
@require_POST
def put(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Print a letter instead of sending it, or set to where it goes."""
    found, form = get_object_or_404(Letter, pk=pk), PaperForm(request.POST)

    def act() -> None:
        put_on_paper(found, **form.cleaned_data, by=request.actor, at=now())

    return done(request, found, form, act, _("It is among the letters to be printed."))


@open_to(secretariat)
@require_http_methods(["GET", "HEAD", "POST"])
def reader(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how letters reach a person, and change it."""
    found = get_object_or_404(Account, pk=pk)
    said = {"postal": found.postal, "by_post": found.by_post}
    form = ReaderForm(request.POST or None, initial=said, has_mail=bool(found.email))
    if request.method == "POST" and form.is_valid():
        change_post(found, **said | form.cleaned_data, by=request.actor, at=now())
        messages.success(request, _("It is kept, for letters written from now on."))
        return redirect("letter_reader", pk)
    return render(request, "post/reader.html", {"reader": found, "form": form})


def _document(request: HttpRequest, letters: Iterable[Letter], title: str) -> HttpResponse:
    head, at = request.edition.book.rulebook, timezone.localtime(now())
    author = text(head.long_name, language()) or head.association
    made = letters_pdf(
        title=title, author=author, letters=[_sheet(one) for one in letters], on=at.date(), language=language()
    )
    headers = {"Content-Disposition": 'attachment; filename="letters.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _sheet(letter: Letter) -> Sheet:
    # A file goes with a message; an envelope holds the paper alone.
    names = "" if letter.on_paper else ", ".join(one.name for one in letter.attachments.all())
    with translation.override(letter.language):
        enclosed = _("Enclosed: %(names)s") % {"names": names} if names else ""
    paragraphs = letter.body.replace("\r\n", "\n").strip().split("\n\n")
    return Sheet(
        to=tuple(filter(None, [letter.recipient, *letter.postal.splitlines()])),
        sender=letter.sender,
        day=day(timezone.localtime(letter.queued_at).date(), letter.language),
        subject=letter.subject,
        paragraphs=tuple(tuple(one.split("\n")) for one in paragraphs),
        enclosed=enclosed,
        lang=letter.language,
    )
