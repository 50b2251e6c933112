"""Who speaks for each group whose members share one voice: named by them, openly, on one page."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from accede.assembly.actions.speaker import name_speaker
from accede.assembly.models import Assembly
from accede.assembly.queries.naming import assembly_name, group_name
from accede.assembly.queries.roll import Seat, roll_of
from accede.assembly.queries.speaker import CHOSEN, Group, groups_of, rule_of, voice_of
from accede.assembly.views.asking import after, assembly_on, organisation_of, participants, refusal, why
from accede.journal.actions import Actor, Refused
from accede.people.access import open_to
from accede.people.capacities import delegate_of, secretariat
from accede.people.queries import language, now
from accede.rulebook.weight import Voice
from accede.wording.formats import listed
from accede.wording.margin import who

SHARED = gettext_noop(
    "Where several members share one voice, one can speak for all: in a secret vote only that one draws a ballot."
)
CHOICE = gettext_noop("Where several members share one voice, the one they choose speaks for all of them.")


@open_to(participants)
@require_http_methods(["GET", "HEAD", "POST"])
def speakers(request: HttpRequest, address: str) -> HttpResponse:
    """Show who speaks for each group, and let a member name one; `name` is both, as `12:11`."""
    found = assembly_on(address)
    if voice_of(found) is None:
        raise Http404
    if request.method != "POST":
        return _page(found, request)
    who, _colon, whom = request.POST.get("name", "").partition(":")
    if not (who.isdecimal() and whom.isdecimal()):
        raise Http404
    pair = organisation_of(int(who)), organisation_of(int(whom))
    deed = partial(name_speaker, pair[0], found, speaker=pair[1], by=request.actor, at=now())
    return after(deed, request.path, partial(_page, found), request)


def _page(found: Assembly, request: HttpRequest, refused: Refused | None = None) -> HttpResponse:
    voice, groups = voice_of(found), groups_of(found, roll_of(found))
    is_over = found.state in Assembly.OVER
    context = {
        "assembly": found,
        "title": _("Who speaks for each group"),
        "docket": [assembly_name(found)],
        "told": {
            "text": _(CHOICE if voice.speaks == CHOSEN else SHARED),
            "facts": [],
            "cite": why(rule_of(voice), found.book),
        },
        "groups": [
            _told(one, found, voice, [] if is_over else _may_name(one, request.actor))
            for one in sorted(groups, key=lambda one: group_name(voice, one.name, found))
            if len(one.members) > 1
        ],
        "refusal": refusal(refused, found.book) if refused else None,
    }
    return render(request, "assembly/speakers_named.html", context, status=409 if refused else 200)


def _may_name(group: Group, actor: Actor) -> list[Seat]:
    ours = delegate_of(actor)
    return [one for one in group.members if secretariat(actor) or one.organisation in ours]


def _told(group: Group, found: Assembly, voice: Voice, own: list[Seat]) -> dict[str, Any]:
    names = {one.organisation: one.name for one in group.members}
    lines = [
        _("%(member)s names %(speaker)s.") % {"member": names[who], "speaker": names.get(whom, "–")}
        for who, whom in group.named.items()
    ]
    if group.speaker:
        told = _("%(member)s speaks for all of them.") % {"member": group.speaker.name}
    elif voice.speaks == CHOSEN and voice.picker:
        told = _("They have not agreed on anybody; this body chooses for them: %(body)s.")
        told %= {"body": who(voice.picker, found.book, language())}
    elif voice.speaks == CHOSEN:
        told = _("They have not agreed on anybody, and so say nothing for or against.")
    else:
        told = _("They have not agreed on anybody: in a secret vote their voice is blank.")
    return {
        "name": group_name(voice, group.name, found),
        "members": listed(names.values(), language()),
        "told": told,
        "lines": lines,
        "own": [{"seat": one, "acts": _acts(one, group)} for one in own],
    }


def _acts(seat: Seat, group: Group) -> list[dict[str, Any]]:
    chosen = group.named.get(seat.organisation)
    return [
        {"label": one.name, "name": "name", "value": f"{seat.organisation}:{one.organisation}", "kind": "second"}
        for one in group.members
        if one.organisation != chosen
    ]
