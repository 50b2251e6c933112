"""What the page of rights shows: who may vote and why, when the roll closes, and what a delegate can do about it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.forms.entrusting import EntrustForm
from accede.assembly.models import Assembly, Entrusting
from accede.assembly.queries.delegation import Together
from accede.assembly.queries.delegation import named as named_for
from accede.assembly.queries.entrusting import live
from accede.assembly.queries.naming import assembly_name
from accede.assembly.queries.rights import RIGHTS_TOLD, Right, closing_of, closing_told, is_told, rights_of
from accede.assembly.queries.speaking import sent
from accede.assembly.views.asking import front, why
from accede.assembly.views.gathering import right_tag
from accede.assembly.views.proxies import own_rights, paper_form
from accede.journal.actions import Actor
from accede.people.capacities import chair, secretariat
from accede.people.queries import language
from accede.post.queries import letters_about
from accede.rulebook.verdict import Named
from accede.statutes.queries import day_of
from accede.wording.formats import country
from accede.wording.margin import named
from accede.wording.standing import cure

PER_PAGE = 50


def shown_rights(
    assembly: Assembly, actor: Actor, at: datetime, number: str | None, form: EntrustForm | None = None
) -> dict[str, Any]:
    """Return everything on the page of rights, for one person."""
    everybody = rights_of(assembly)
    held, together = list(live(assembly)), named_for(assembly)
    listed = sorted(everybody, key=lambda one: (country(one.seat.country, language()), one.seat.number))
    pages = Paginator(listed, PER_PAGE).get_page(number)
    is_clerk = bool(secretariat(actor))
    return {
        "assembly": assembly,
        "title": _("Who may vote"),
        "docket": [assembly_name(assembly)],
        "lede": _lede(everybody),
        "closing": _closing(assembly),
        "own": own_rights(assembly, everybody, held, together, actor, at, form),
        "table": _table(assembly, pages.object_list, held, together, is_clerk=is_clerk),
        "pages": pages,
        "paper": paper_form(assembly, everybody, at, form) if is_clerk else None,
        "acts": [*_acts(assembly, actor, at), _file(assembly)],
        "letters": _letters(assembly) if front(actor) else None,
    }


def reason(one: Right, assembly: Assembly) -> str:
    """Say in a few words why a member has no vote; nothing where it has one."""
    verdict, book = one.right.verdict, assembly.book
    if verdict.holds is not False:
        return ""
    standing = verdict.values.get("standing")
    return named(standing, book, language()) if isinstance(standing, Named) else _("its category has no vote")


def cure_of(one: Right, assembly: Assembly) -> str:
    """Say what gives a member its vote back; nothing where nothing does."""
    verdict = one.right.verdict
    return cure(verdict, assembly.book, language()) if verdict.holds is False else ""


def category(one: Right, assembly: Assembly) -> str:
    """Name the category of a member."""
    return named(Named("category", one.seat.category), assembly.book, language())


def _lede(everybody: list[Right]) -> str:
    able = sum(one.right.verdict.holds is not False for one in everybody)
    said = ngettext("%(able)d of %(n)d member may vote.", "%(able)d of %(n)d members may vote.", len(everybody))
    return said % {"able": able, "n": len(everybody)}


def _closing(assembly: Assembly) -> dict[str, Any]:
    told, when = closing_told(assembly)
    return {"text": told, "facts": [when] if when else [], "cite": why(closing_of(assembly), assembly.book)}


def _table(
    assembly: Assembly, listed: list[Right], held: list[Entrusting], together: Together, *, is_clerk: bool
) -> dict[str, Any]:
    proxies = {one.principal_id: one.holder.name for one in held if one.state == Entrusting.State.ACCEPTED}
    columns = [{"label": _("Member")}, {"label": _("Votes"), "n": True}, {"label": _("Vote"), "last": True}]
    rows = [
        {
            "cells": _cells(
                one,
                assembly,
                proxies.get(one.seat.organisation, ""),
                sent(together.get(one.seat.organisation, ())),
                is_clerk=is_clerk,
            )
        }
        for one in listed
    ]
    return {"columns": columns, "rows": rows, "empty": _("There is no member on the roll."), "kind": "wide"}


def _cells(one: Right, assembly: Assembly, holder: str, speaking: str, *, is_clerk: bool) -> list[Any]:
    told = list(_told(one, assembly, holder))
    votes = "–" if one.right.votes is None else str(one.right.votes)
    small = " · ".join(filter(None, [country(one.seat.country, language()), speaking]))
    member = {"text": one.seat.name, "small": small}
    if is_clerk:
        member["url"] = reverse("delegates", args=[assembly.address, one.seat.organisation])
    return [member, votes, {"tag": right_tag(one.right.verdict), "small": " ".join(told)}]


def _told(one: Right, assembly: Assembly, holder: str) -> Iterator[str]:
    if why_not := reason(one, assembly):
        yield _("%(reason)s.") % {"reason": why_not}
        yield cure_of(one, assembly)
    elif holder:
        yield _("Represented by %(holder)s, unless it comes.") % {"holder": holder}


def _acts(assembly: Assembly, actor: Actor, at: datetime) -> list[dict[str, Any]]:
    due, key = closing_of(assembly), [assembly.address]
    if assembly.state in Assembly.OVER or assembly.is_rehearsal:
        return []
    if secretariat(actor) and not assembly.roll_frozen_at and due and due.on and day_of(at) >= due.on:
        return [{"label": _("Close the roll"), "url": reverse("close_roll", args=key), "post": True}]
    if (secretariat | chair)(actor) and not is_told(assembly):
        return [{"label": _("Tell each member by letter"), "url": reverse("tell_rights", args=key), "post": True}]
    return []


def _letters(assembly: Assembly) -> dict[str, str] | None:
    number = letters_about(assembly).filter(kind=RIGHTS_TOLD).count()
    said = ngettext("One letter to the members", "%(n)d letters to the members", number) % {"n": number}
    return {"text": said, "url": reverse("rights_letters", args=[assembly.address])} if number else None


def _file(assembly: Assembly) -> dict[str, Any]:
    url = reverse("rights_csv", args=[assembly.address])
    return {"label": _("As a table (CSV)"), "url": url, "kind": "second"}
