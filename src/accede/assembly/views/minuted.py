"""What the pages of minutes show: how far they have come, their text, who signs, and what each version changed."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.assembly.documents.minutes import decides, signed, state_of
from accede.assembly.models import Assembly, Minutes, MinutesText
from accede.assembly.queries.floor import has_speeches
from accede.assembly.queries.minutes import (
    is_of_members,
    is_signed,
    may_sign,
    sections_of,
    signatures_of,
    signing_of,
    undecided,
    written_by,
)
from accede.assembly.queries.naming import assembly_name
from accede.assembly.views.asking import front, why
from accede.journal.actions import Actor
from accede.people.capacities import chair, secretariat
from accede.people.models import Account
from accede.people.queries import language
from accede.post.difference import stretches
from accede.statutes.queries import zone_at
from accede.wording.formats import day, language_name, moment
from accede.wording.margin import sentence

office = secretariat | chair


def may_read(minutes: Minutes, actor: Actor) -> bool:
    """Whether somebody reads minutes: the offices from the first draft on, delegates an assembly's once signed."""
    if front(actor):
        return True
    return is_of_members(minutes) and (minutes.approved_at is not None or is_signed(minutes))


def shown_minutes(assembly: Assembly, minutes: Minutes | None, actor: Actor, asked: str) -> dict[str, Any]:
    """Return everything on the page of an assembly's minutes, for one person."""
    head = {"assembly": assembly, "title": pgettext("of a meeting", "Minutes"), "docket": [assembly_name(assembly)]}
    if minutes is None or not may_read(minutes, actor):
        return head | {
            "empty": _empty(minutes),
            "acts": _drafting(assembly, actor, _("Draft the minutes")),
            "due": _due(assembly),
        }
    text = minutes.latest.get(asked) or minutes.deciding
    return head | {
        "lede": state_of(text, language()),
        "text": text,
        "sections": sections_of(text.text),
        "switch": [_switched(one, text) for one in minutes.latest.values()] if len(minutes.latest) > 1 else [],
        "decides": decides(text, language()),
        "is_stale": minutes.is_stale(text),
        "acts": list(_acts(text, actor)),
        "signing": _signing(minutes, actor),
        "on_agenda": undecided(minutes),
        "anew": _drafting(assembly, actor, _("Draft it anew"), "second") if not minutes.approved_at else [],
        "versions": [_version(one) for one in minutes.texts.filter(language=text.language).order_by("-number")],
    }


def shown_correction(text: MinutesText, typed: str = "") -> dict[str, Any]:
    """Return what stands beside a correction: what changed in the deciding text, and what came in between."""
    minutes = text.minutes
    followed = minutes.texts.filter(language=minutes.authoritative, number=text.follows).first()
    return {
        "assembly": minutes.assembly,
        "text": text,
        "docket": [assembly_name(minutes.assembly), language_name(text.language, language())],
        "changed": stretches(followed.text, minutes.deciding.text) if followed and minutes.is_stale(text) else [],
        "deciding": minutes.deciding,
        "between": stretches(typed, text.text) if typed and typed != text.text else [],
        "back": f"{reverse('minutes', args=[minutes.assembly.address])}?text={text.language}",
    }


def shown_version(text: MinutesText, versions: list[MinutesText]) -> dict[str, Any]:
    """Return one version with what it changed of the one before it; `text` is the one that stands."""
    version, before = versions[-1], versions[0] if len(versions) > 1 else None
    return {
        "title": _("Version %(number)d of the minutes") % {"number": version.number},
        "docket": [assembly_name(text.minutes.assembly), language_name(version.language, language())],
        "lede": _when(version),
        "version": version,
        "changes": stretches(before.text if before else version.text, version.text),
        "has_before": before is not None,
        "back": f"{reverse('minutes', args=[text.minutes.assembly.address])}?text={text.language}",
    }


def _empty(minutes: Minutes | None) -> str:
    return _("No minutes have been drafted yet.") if minutes is None else _("The minutes have not been signed yet.")


def _due(assembly: Assembly) -> dict[str, Any] | None:
    due = written_by(assembly)
    if due is None or due.on is None:
        return None
    told = _("The minutes are to be written by %(day)s.") % {"day": day(due.on, language())}
    return {"text": told, "facts": [], "cite": why(due, assembly.book)}


def _drafting(assembly: Assembly, actor: Actor, label: str, kind: str = "") -> list[dict[str, Any]]:
    if assembly.state != Assembly.State.CLOSED or not office(actor):
        return []
    url = reverse("draft_minutes", args=[assembly.address])
    acts = [{"label": label, "url": url, "post": True, "kind": kind}]
    if has_speeches(assembly):
        acts.append(
            {**acts[0], "label": _("The same, with who was heard"), "kind": "second", "name": "heard", "value": "yes"}
        )
    return acts


def _acts(text: MinutesText, actor: Actor) -> Iterator[dict[str, Any]]:
    address, minutes = text.minutes.assembly.address, text.minutes
    if office(actor) and not minutes.approved_at:
        yield {"label": _("Correct the text"), "url": reverse("correct_minutes", args=[address, text.language])}
    for kind, label in (("pdf", _("Download as PDF")), ("docx", _("Download as DOCX"))):
        url = reverse("minutes_file", args=[address, text.language, kind])
        yield {"label": label, "url": url, "kind": "second"}
    url = reverse("decisions", args=[address, text.language])
    yield {"label": _("Decisions alone"), "url": url, "kind": "second"}


def _switched(one: MinutesText, shown: MinutesText) -> dict[str, Any]:
    label = language_name(one.language, language())
    if one.minutes.is_stale(one):
        label = _("%(language)s (not up to date)") % {"language": label}
    return {"label": label, "url": f"?text={one.language}", "current": one.pk == shown.pk}


def _signing(minutes: Minutes, actor: Actor) -> dict[str, Any]:
    signing, book = signing_of(minutes), minutes.assembly.book
    waiting = [one for one, given in signatures_of(minutes).items() if not given and may_sign(actor, one, book)]
    return {
        "said": {"text": sentence(signing.answer, book, language()), "facts": [], "cite": why(signing.answer, book)},
        "facts": [(office_, words or _("not yet")) for office_, words in signed(minutes, language())],
        "may": bool(waiting) and not minutes.approved_at,
        "seen": minutes.deciding.number,
    }


def _version(one: MinutesText) -> dict[str, Any]:
    address = one.minutes.assembly.address
    return {
        "title": _("Version %(number)d") % {"number": one.number},
        "url": reverse("minutes_version", args=[address, one.language, one.number]),
        "text": _when(one),
    }


def _when(one: MinutesText) -> str:
    account = Account.objects.filter(pk=one.by.removeprefix("account:")).first()
    at = moment(one.at, language(), zone_at(one.at))
    return _("%(person)s, %(moment)s") % {"person": account, "moment": at} if account else at
