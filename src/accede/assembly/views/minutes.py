"""The minutes of an assembly: read, drafted, corrected, signed, put on the agenda to be approved, and handed out."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.archive.kinds import kind_called
from accede.assembly import actions
from accede.assembly.documents.extract import decisions_pdf
from accede.assembly.documents.minutes import docx, pdf
from accede.assembly.forms.minutes import ApprovalForm, CorrectForm, SignForm
from accede.assembly.models import Assembly, Minutes, MinutesText
from accede.assembly.queries.agenda import next_assemblies, takes
from accede.assembly.queries.minutes import languages_of, undecided
from accede.assembly.queries.naming import assembly_name
from accede.assembly.views.asking import after, assembly_on, participants, refusal
from accede.assembly.views.minuted import may_read, shown_correction, shown_minutes, shown_version
from accede.journal.actions import Actor, Refused
from accede.journal.record import named
from accede.people.access import open_to
from accede.people.capacities import chair, secretariat
from accede.people.queries import language, now
from accede.statutes.queries import day_of

office = secretariat | chair
WRITERS = {"pdf": pdf, "docx": docx}


@open_to(participants)
@require_safe
def minutes(request: HttpRequest, address: str) -> HttpResponse:
    """Show the minutes as they stand, in the language of the page unless another is asked for."""
    return _page(assembly_on(address), request)


@open_to(participants)
@require_POST
def drafting(request: HttpRequest, address: str) -> HttpResponse:
    """Draft the minutes from what happened."""
    found = assembly_on(address)
    names_heard = "heard" in request.POST
    return _done(partial(actions.draft_minutes, found, names_heard=names_heard), found, request)


@open_to(office)
@require_http_methods(["GET", "HEAD", "POST"])
def correcting(request: HttpRequest, address: str, lang: str) -> HttpResponse:
    """Let the office put the text in one language right."""
    text = _text(assembly_on(address), lang, request.actor)
    form = CorrectForm(*([request.POST] if request.method == "POST" else []), stands=text)
    if request.method == "POST" and form.is_valid():
        try:
            said = {"language": lang, **form.cleaned_data}
            actions.correct_minutes(text.minutes, **said, by=request.actor, at=now())
        except actions.Unchanged:
            pass
        except Refused as refused:
            return _again(request, form, text, refused)
        return redirect(f"{reverse('minutes', args=[address])}?text={lang}")
    return render(request, "assembly/correct_minutes.html", shown_correction(text) | {"form": form})


@open_to(participants)
@require_POST
def signing(request: HttpRequest, address: str) -> HttpResponse:
    """Sign for whichever offices are held."""
    found, form = assembly_on(address), SignForm(request.POST)
    if not form.is_valid():
        raise Http404
    return _done(partial(actions.sign_minutes, _minutes(found), **form.cleaned_data), found, request)


@open_to(participants)
@require_POST
def approving(request: HttpRequest, address: str) -> HttpResponse:
    """Put the approval of the minutes on the agenda of an assembly to come."""
    found = assembly_on(address)
    held = _minutes(found)
    form = ApprovalForm(_coming(held), request.POST)
    if not form.is_valid():
        return _page(found, request, approval=form)
    put = {"matter": form.cleaned_data["matter"], "title": _title(found), "about": named(held)}
    return _done(partial(actions.add_item, form.cleaned_data["assembly"], **put), found, request)


@open_to(participants)
@require_safe
def version(request: HttpRequest, address: str, lang: str, number: int) -> HttpResponse:
    """Show one version of the text in a language, with what it changed."""
    text = _text(assembly_on(address), lang, request.actor)
    shown = text.minutes.texts.filter(language=lang, number__in=(number - 1, number)).order_by("number")
    if number not in [one.number for one in shown]:
        raise Http404
    return render(request, "assembly/minutes_version.html", shown_version(text, list(shown)))


@open_to(participants)
@require_safe
def minutes_file(request: HttpRequest, address: str, lang: str, kind: str) -> HttpResponse:
    """Hand the minutes out as a file."""
    text = _text(assembly_on(address), lang, request.actor)
    if kind not in WRITERS:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{address}-{lang}.{kind}"'}
    return HttpResponse(WRITERS[kind](text), content_type=kind_called(kind).type, headers=headers)


@open_to(participants)
@require_safe
def extract(request: HttpRequest, address: str, lang: str) -> HttpResponse:
    """Hand out what was decided, without the rest."""
    content = decisions_pdf(_text(assembly_on(address), lang, request.actor).minutes, lang)
    headers = {"Content-Disposition": f'attachment; filename="{address}-decisions-{lang}.pdf"'}
    return HttpResponse(content, content_type=kind_called("pdf").type, headers=headers)


def _done(deed: Callable[..., object], found: Assembly, request: HttpRequest) -> HttpResponse:
    back = reverse("minutes", args=[found.address])
    return after(partial(deed, by=request.actor, at=now()), back, partial(_page, found), request)


def _page(
    found: Assembly, request: HttpRequest, refused: Refused | None = None, *, approval: ApprovalForm | None = None
) -> HttpResponse:
    held = Minutes.objects.filter(assembly=found).first()
    context = shown_minutes(found, held, request.actor, request.GET.get("text") or language())
    if held and not held.approved_at and office(request.actor):
        coming = _coming(held)
        context["approval"] = approval or (ApprovalForm(coming) if coming else None)
    if refused:
        context["refusal"] = refusal(refused, found.book)
    return render(request, "assembly/minutes.html", context, status=409 if refused else 200)


def _again(request: HttpRequest, form: CorrectForm, text: MinutesText, refused: Refused) -> HttpResponse:
    # What was typed stays; saved again it takes the place of what stands there now, which the page shows.
    stands = _minutes(text.minutes.assembly).latest[text.language]
    kept = CorrectForm({"text": form.cleaned_data["text"], "seen": stands.number}, stands=stands)
    kept.add_error(None, str(refused.sentence))
    context = shown_correction(stands, kept.data["text"]) | {"form": kept}
    return render(request, "assembly/correct_minutes.html", context, status=409)


def _minutes(found: Assembly) -> Minutes:
    return get_object_or_404(Minutes.objects.select_related("assembly__edition"), assembly=found)


def _text(found: Assembly, lang: str, actor: Actor) -> MinutesText:
    held = _minutes(found)
    if lang not in held.latest or not may_read(held, actor):
        raise Http404
    return held.latest[lang]


def _coming(held: Minutes) -> list[Assembly]:
    # Where it stands on an agenda already, it is put nowhere else until that is decided.
    if undecided(held):
        return []
    return [one for one in next_assemblies(day_of(now())) if one.body == held.assembly.body and takes(one)]


def _title(found: Assembly) -> dict[str, str]:
    titles = {}
    for code in languages_of(found.book):
        with override(code):
            titles[code] = _("Approve the minutes: %(assembly)s") % {"assembly": assembly_name(found)}
    return titles
