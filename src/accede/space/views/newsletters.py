"""Newsletters: those that were sent, for whoever they are for; writing, filling and sending one, for the office."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import secretariat
from accede.people.queries import language, now
from accede.post.models import Letter
from accede.post.queries import letters_about
from accede.space import actions
from accede.space.forms import NewsletterForm, ShelfSearch
from accede.space.models import Newsletter
from accede.space.queries import finding
from accede.space.queries.naming import in_language
from accede.space.queries.newsletters import composed, open_to_reader, picked, readers, to_pick
from accede.space.views.asking import done
from accede.space.views.showing import line
from accede.space.views.subscribing import subscribing
from accede.statutes.queries import day_of
from accede.wording.formats import day, number
from accede.wording.markdown import html

FORMS = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE, TO_PICK = 25, 20


@FORMS
def newsletters(request: HttpRequest) -> HttpResponse:
    """List the newsletters, and take the address of whoever of the public wants the next ones."""
    asked = subscribing(request)
    if asked is None:
        return redirect("newsletters")
    pages = Paginator(open_to_reader(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    lang = language()
    rows = [
        {
            "title": in_language(one.titles, lang)[0],
            "url": one.get_absolute_url(),
            "text": "" if one.sent_at else _("not sent yet"),
            "mark": day(day_of(one.sent_at), lang) if one.sent_at else "",
        }
        for one in pages
    ]
    shown = {"pages": pages, "rows": rows, "form": asked, "is_office": bool(secretariat(request.actor))}
    return render(request, "space/newsletters.html", shown)


@require_safe
def newsletter(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a newsletter; to the office also how far it has come, or, before it leaves, what it still may tell."""
    one = get_object_or_404(open_to_reader(request.actor), pk=pk)
    told = [] if one.sent_at else picked(one)
    lang = language()
    title, said_in = in_language(one.titles, lang)
    words = in_language(one.words, lang)[0] if one.sent_at else composed(one, told, said_in)
    shown = {"newsletter": one, "title": title, "lang": said_in, "words": html(words)}
    shown["docket"] = [one.get_audience_display(), day(day_of(one.sent_at), lang)] if one.sent_at else []
    if secretariat(request.actor):
        shown |= {"progress": _progress(one)} if one.sent_at else _draft(request, one, told)
    return render(request, "space/newsletter.html", shown)


@open_to(secretariat)
@FORMS
def wording(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Begin a newsletter, or change its words."""
    one = get_object_or_404(Newsletter, pk=pk) if pk else None
    before = {}
    if one:
        words = NewsletterForm.shown(title=one.titles, before=one.before, after=one.after)
        before = {"audience": one.audience, **words}
    form = NewsletterForm(request.POST if request.method == "POST" else None, initial=before)
    if form.is_valid():
        how = {"by": request.actor, "at": now()}
        said = {"titles": form.said("title"), "before": form.said("before"), "after": form.said("after")}
        said["audience"] = form.cleaned_data["audience"]
        try:
            if one is None:
                one = actions.draft_newsletter(**said, **how)
            else:
                actions.word_newsletter(one, **said, **how)
            return redirect(one)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "space/wording.html", {"form": form, "newsletter": one})


@open_to(secretariat)
@require_POST
def picking(request: HttpRequest, pk: int) -> HttpResponse:
    """Take something in, take it out, or put it before what it stands behind."""
    one = get_object_or_404(Newsletter, pk=pk)
    [[deed, which], *_more] = [each for each in request.POST.items() if each[1].isdecimal()] or [["", "0"]]
    picks, which = [each for each in one.picks if each != int(which) or deed == "up"], int(which)
    if deed == "in" and to_pick(one).filter(pk=which).exists():
        picks.append(which)
    if deed == "up" and which in picks[1:]:
        place = picks.index(which)
        picks[place - 1 : place + 1] = which, picks[place - 1]
    return done(request, lambda **how: actions.arrange_newsletter(one, picks=picks, **how), one)


@open_to(secretariat)
@require_POST
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a newsletter."""
    one = get_object_or_404(Newsletter, pk=pk)
    return done(request, lambda **how: actions.send_newsletter(one, **how), one, _("It is on its way."))


def _draft(request: HttpRequest, one: Newsletter, told: list[Any]) -> dict[str, Any]:
    search = ShelfSearch(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {"q": "", "kind": ""}
    found = finding(to_pick(one), wanted["q"])
    found = found.filter(kind=wanted["kind"]) if wanted["kind"] else found
    count = len(readers(one, day_of(now())))
    return {
        "is_draft": True,
        "search": search,
        "is_narrowed": bool(wanted["q"] or wanted["kind"]),
        "told": [line(each) | {"pk": each.pk} for each in told],
        "to_pick": [line(each) | {"pk": each.pk} for each in found[:TO_PICK]],
        "count": count,
        "readers": number(count, language()),
    }


def _progress(one: Newsletter) -> dict[str, Any]:
    by_state = dict(letters_about(one).order_by().values_list("state").annotate(Count("pk")))
    total, waiting = sum(by_state.values()), by_state.get(Letter.State.QUEUED, 0)
    said = {"done": number(total - waiting, language()), "total": number(total, language())}
    words = _("{done} of {total} letters have left.").format(**said)
    return {"label": _("On its way"), "done": total - waiting, "total": total, "words": words}
