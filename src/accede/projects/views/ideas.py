"""Ideas, offers and requests of members, and the interest that others show."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accede.journal.actions import Refused
from accede.people.access import open_to
from accede.people.capacities import delegate, secretariat
from accede.people.queries import language, now
from accede.projects.actions import change_idea, close_idea, put_idea, show_interest
from accede.projects.actions.idea import own_idea
from accede.projects.forms import IdeaForm, IdeaSearch, InterestForm
from accede.projects.models import Call, Idea, Interest
from accede.projects.queries import State, calls_seen, found, ideas_found, own_applicants
from accede.space.queries.shelf import members
from accede.space.views.asking import asked, done
from accede.statutes.queries import day_of
from accede.wording.formats import country, day

PER_PAGE = 25


@require_safe
@open_to(members)
def project_ideas(request: HttpRequest) -> HttpResponse:
    """List what members have put out and not closed, the latest first."""
    search = IdeaSearch(request.GET)
    wanted = search.cleaned_data if search.is_valid() else {"q": "", "kind": ""}
    pages = Paginator(ideas_found(wanted["q"], wanted["kind"]), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "is_narrowed": any(wanted.values()),
        "pages": pages,
        "rows": [_row(one) for one in pages],
        "may_put": bool(delegate(request.actor)),
    }
    return render(request, "projects/ideas.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate)
def project_idea_new(request: HttpRequest) -> HttpResponse:
    """Put an idea, an offer or a request before the members."""
    at = now()
    own = [one.organisation for one in own_applicants(request.actor, day_of(at))]
    calls = found(calls_seen(request.actor), "", State.OPEN, at)
    form = IdeaForm(request.POST or None, own=own, calls=calls, initial={"call": request.GET.get("call")})

    def deed(**how: Any) -> Idea:
        said = dict(form.cleaned_data)
        return put_idea(said.pop("organisation"), **said, language=language(), **how)

    context = {
        "title": _("Put something out"),
        "lede": _("All members read it, with the name of your organisation, until you close it."),
        "docket": {"label": _("Ideas, offers and requests"), "url": reverse("project_ideas")},
        "submit": _("Put it out"),
    }
    return asked(request, form, deed, context, said=_("The members can read it now."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(delegate)
def project_idea_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of what one's organisation has put out what is true now."""
    idea = get_object_or_404(Idea.objects.select_related("organisation"), pk=pk)
    if not own_idea(request.actor, idea):
        raise PermissionDenied
    calls = calls_seen(request.actor).exclude(closes__lt=now()) | Call.objects.filter(pk=idea.call_id)
    told = {name: getattr(idea, name) for name in ("kind", "title", "text", "call")}
    form = IdeaForm(request.POST or None, own=[idea.organisation], calls=calls, initial=told)

    def deed(**how: Any) -> Idea:
        said = {name: form.cleaned_data[name] for name in told}
        return change_idea(idea, **said, **how)

    docket = {"label": idea.title, "url": idea.get_absolute_url()}
    context = {"title": _("Say it otherwise"), "docket": docket, "submit": _("Say it so")}
    return asked(request, form, deed, context, said=_("The members can read it now."))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(members)
def project_idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an idea, and take the interest of a member."""
    idea = get_object_or_404(Idea.objects.select_related("organisation", "call"), pk=pk)
    at, refused = now(), None
    own = [one.organisation for one in own_applicants(request.actor, day_of(at))]
    others = [one for one in own if one.pk != idea.organisation_id]
    may_show = bool(others) and not idea.closed_at
    if request.method == "POST" and not may_show:
        raise PermissionDenied
    form = InterestForm(request.POST or None, own=others, initial={"contact": request.user.email})
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            show_interest(said.pop("organisation"), idea, **said, by=request.actor, at=at)
        except Refused as refusal:
            refused = {"text": str(refusal), "fault": True}
        else:
            messages.success(request, _("They are told by letter, with the address at which they answer you."))
            return redirect(idea)
    is_own, is_office = bool(own_idea(request.actor, idea)), bool(secretariat(request.actor))
    context = {
        "idea": idea,
        "facts": _facts(idea),
        "refused": refused,
        "form": form if may_show else None,
        "may_change": is_own and not idea.closed_at,
        "may_close": (is_own or is_office) and not idea.closed_at,
        "interests": [_interest(one) for one in idea.interests.select_related("organisation")]
        if is_own or is_office
        else [],
    }
    return render(request, "projects/idea.html", context, status=409 if refused else 200)


@open_to(delegate | secretariat)
@require_POST
def project_idea_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that nobody is looked for any more."""
    idea = get_object_or_404(Idea, pk=pk)
    if not (own_idea | secretariat)(request.actor, idea):
        raise PermissionDenied
    return done(request, lambda **how: close_idea(idea, **how), idea)


def _row(one: Idea) -> dict[str, Any]:
    said = [one.get_kind_display(), one.organisation.name, country(one.organisation.country, language())]
    mark = day(day_of(one.at), language())
    return {"title": one.title, "url": one.get_absolute_url(), "mark": mark, "text": " · ".join(said)}


def _facts(one: Idea) -> list[tuple[str, ...]]:
    facts = [
        (_("What it is"), one.get_kind_display()),
        (_("Of"), f"{one.organisation.name}, {country(one.organisation.country, language())}"),
        (_("Since"), day(day_of(one.at), language())),
    ]
    if one.closed_at:
        facts.append((_("Closed on"), day(day_of(one.closed_at), language())))
    if one.call and one.call.audience:
        facts.append((_("For the call"), one.call.identifier, reverse("project_call", args=[one.call_id])))
    return facts


def _interest(one: Interest) -> dict[str, str]:
    where = country(one.organisation.country, language())
    return {"title": f"{one.organisation.name}, {where}", "mark": day(day_of(one.at), language()), "text": one.words}
