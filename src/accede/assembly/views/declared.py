"""What the page of a result shows: the bar and its line, every voice, the quorum, who was left out, what follows."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly import effects
from accede.assembly.models import Item
from accede.assembly.queries.count import book_of, consensus_of
from accede.assembly.queries.naming import result
from accede.assembly.queries.roll import Seat
from accede.assembly.views.asking import why
from accede.assembly.views.correction import corrections_told
from accede.assembly.views.entering import choice_told, counting
from accede.assembly.views.files import recount_of
from accede.assembly.views.measured import bars_of, in_figures
from accede.assembly.views.room import Room
from accede.assembly.views.secret import box_url
from accede.assembly.views.voting import docket
from accede.people.queries import DueRow, language
from accede.rulebook.verdict import Named, Verdict
from accede.statutes.queries import zone_at
from accede.wording.catalogue import said
from accede.wording.formats import NO_BREAK, country, hour, listed
from accede.wording.margin import Margin, named, sentence
from accede.wording.sentences import LABELS

NO_VOICE = "none"
NAMELESS = (Item.Form.CARDS, Item.Form.SECRET)  # nobody’s choice is known
NOWHERE = "?"  # the tile of a member whose country is not known


def shown_result(item: Item) -> dict[str, Any]:
    """Return everything on the page of a declared result."""
    room, book = Room.of(item), book_of(item)
    quorum = room.outcome.quorum
    return {
        "item": item,
        "assembly": item.assembly,
        "title": result(item),
        "docket": docket(item),
        "lede": _lede(item),
        "vote": None if item.by_consensus or item.state == Item.State.NO_QUORUM else _vote(room),
        "consensus": _consensus(item) if item.by_consensus else None,
        "table": None if item.by_consensus or item.form in NAMELESS else _table(room),
        "box_url": box_url(item),
        "quorum": {"text": sentence(quorum, book, language()), "cite": why(quorum, book)},
        "corrections": corrections_told(item),
        "left_out": list(_left_out(room)),
        "follows": [_row(one, room) for one in effects.followed(item)],
        "recount": recount_of(item),
    }


def _lede(item: Item) -> str:
    values = {"hour": hour(item.declared_at, language(), zone_at(item.declared_at))}
    if item.by_consensus:
        return _("The chair recorded at %(hour)s that all agree; no vote was counted.") % values
    return _("The chair declared the result at %(hour)s.") % values


def _consensus(item: Item) -> dict[str, Any]:
    verdict = consensus_of(item).verdict
    said_ = _("Consensus was sought first and found: nobody asked for a count.")
    return {"text": said_, "facts": [], "cite": why(verdict, book_of(item))}


def _vote(room: Room) -> dict[str, Any]:
    verdict, bars = room.outcome.verdict, bars_of(room)
    return {
        "how": _how(room),
        "bars": bars,
        "bar": None if bars else _bar(room, verdict),
        "cite": _majority_cite(verdict, room),
        "sentence": _passed(verdict, room),
        "not_counted": in_figures(room) if bars else list(_not_counted(room)),
        "has_voice": room.voice is not None,
    }


def _how(room: Room) -> str:
    taken = {
        Item.Form.ROLL_CALL: _("Roll call"),
        Item.Form.CARDS: _("Raised cards"),
        Item.Form.SECRET: _("Secret vote"),
    }
    if told := taken.get(Item.Form(room.item.form)):
        return told
    return _("Open vote, one voice a country") if room.voice is not None else _("Open vote")


def _units(room: Room) -> list[tuple[str, str]]:
    """Who spoke and what it said: countries where they speak with one voice, else members."""
    if room.voice is not None:
        return [(one.group, one.choice or NO_VOICE) for one in room.outcome.voices]
    entitled = [seat for seat in room.roll if room.may_vote(seat)]
    ballots = [(seat.country, counting(room.last, seat)) for seat in entitled]
    return [(label, ballot.choice if ballot else NO_VOICE) for label, ballot in ballots]


def _bar(room: Room, verdict: Verdict) -> dict[str, Any]:
    units = _units(room)
    sides = {side: [label or NOWHERE for label, choice in units if choice == side] for side in ("for", "against")}
    tiles = len(sides["for"]) + len(sides["against"])
    values, needed = verdict.values, verdict.values.get("needed")
    share = values.get("share", Fraction(needed or 0, tiles or 1)) * Fraction(values.get("base") or tiles, tiles or 1)
    words = {"for": len(sides["for"]), "against": len(sides["against"]), "needed": needed}
    return {
        "in_favour": sides["for"],
        "against": sides["against"],
        "line": min(share, Fraction(1)) if needed and tiles else "",
        "needed": _("%(needed)s of %(base)s needed") % {"needed": needed, "base": values.get("base") or tiles},
        "words": _("For: %(for)s. Against: %(against)s. Needed: %(needed)s.") % words,
    }


def _passed(verdict: Verdict, room: Room) -> str:
    if "base" not in verdict.values:
        return sentence(verdict, book_of(room.item), language())
    count = verdict.values["for"]
    said_ = ngettext(
        "%(for)s of %(base)s votes cast is for; %(needed)s needed.",
        "%(for)s of %(base)s votes cast are for; %(needed)s needed.",
        count,
    )
    return said_ % {name: verdict.values[name] for name in ("for", "base", "needed")}


def _majority_cite(verdict: Verdict, room: Room) -> Margin | None:
    cited = why(verdict, book_of(room.item))
    if cited is None or "base" not in verdict.values:
        return cited
    values = verdict.values
    rule = named(values["majority"], book_of(room.item), language()) if "majority" in values else ""
    rows = [
        (_("For"), values["for"], False),
        (_("Against"), values["against"], False),
        (_("Votes cast"), values["base"], False),
        (_("Asked for"), rule, False),
        (_("Needed"), values["needed"], True),
        (_("Reached"), values["number"], True),
    ]
    return cited.with_rows(*((label, str(value), is_result) for label, value, is_result in rows if value != ""))


def _not_counted(room: Room) -> Iterator[dict[str, Any]]:
    labels = {
        "blank": _("Blank"),
        "abstain": _("Abstained"),
        "invalid": _("Invalid"),
        NO_VOICE: _("Did not vote"),
    }
    for choice, label in labels.items():
        spoken = [one for one, what in _units(room) if what == choice]
        tiles = [{"label": one or NOWHERE, "words": country(one, language())} for one in spoken]
        if tiles:
            yield {"label": label, "tiles": tiles, "note": _differing(room, spoken) if choice == "blank" else ""}


def _differing(room: Room, spoken: list[str]) -> str:
    differ = [one.group for one in room.outcome.voices if one.group in spoken and one.verdict.code == "voice.differ"]
    names = listed((country(one, language()) for one in differ), language())
    return _("Members differ: %(countries)s") % {"countries": names} if differ else ""


def _table(room: Room) -> dict[str, Any]:
    columns = [{"label": _("Country")}, {"label": _("Members")}, {"label": _("Voice"), "last": True}]
    if room.voice is None:
        columns = [{"label": _("Country")}, {"label": _("Member")}, {"label": _("Vote"), "last": True}]
        rows = [_member_row(room, seat) for seat in room.roll if room.may_vote(seat)]
    else:
        rows = [_voice_row(room, one.group, one.choice, one.verdict) for one in room.outcome.voices]
    # Who spoke comes first: of a list that is mostly silent, the voices are what one looks for.
    rows.sort(key=lambda row: (row["silent"], row["cells"][0]))
    return {"columns": columns, "rows": rows, "empty": _("Nobody had a vote.")}


def _voice_row(room: Room, group: str, choice: str | None, verdict: Verdict) -> dict[str, Any]:
    members = [seat for seat in room.roll if seat.country == group and room.may_vote(seat)]
    if len(members) == 1:
        told = {"text": members[0].name}
    else:
        choices = [_("%(member)s: %(choice)s") % {"member": one.name, "choice": _choice(room, one)} for one in members]
        told = {"text": listed(choices, language()), "small": sentence(verdict, book_of(room.item), language())}
    spoken = capfirst(said(LABELS[f"choice.{choice or NO_VOICE}"], language())).replace(" ", NO_BREAK)
    return {"cells": [country(group, language()), told, spoken], "silent": choice is None}


def _member_row(room: Room, seat: Seat) -> dict[str, Any]:
    cells = [country(seat.country, language()), seat.name, capfirst(_choice(room, seat))]
    return {"cells": cells, "silent": counting(room.last, seat) is None}


def _choice(room: Room, seat: Seat) -> str:
    ballot = counting(room.last, seat)
    if ballot is None:
        return _("did not vote") if seat.attends or seat.represented_by else _("did not attend")
    told = choice_told(ballot.choice)
    values = {"choice": told, "holder": seat.represented_by}
    return _("%(choice)s, by proxy of %(holder)s") % values if seat.represented_by else told


def _left_out(room: Room) -> Iterator[dict[str, Any]]:
    groups: dict[tuple, list[Seat]] = {}
    for seat in room.roll:
        verdict = room.rights[seat.member]
        if verdict.holds is False:
            groups.setdefault((verdict.code, verdict.article, verdict.values.get("standing")), []).append(seat)
    for (_code, _article, standing), left in groups.items():
        cited = why(room.rights[left[0].member], book_of(room.item))
        no_vote = _("their category has no vote")
        reason = named(standing, book_of(room.item), language()) if isinstance(standing, Named) else no_vote
        said_ = ngettext(
            "%(n)d member was left out before the count. The reason: %(reason)s.",
            "%(n)d members were left out before the count. The reason: %(reason)s.",
            len(left),
        )
        yield {
            "text": said_ % {"n": len(left), "reason": reason},
            "facts": [],
            "cite": cited and cited.with_rows(*((seat.name, reason, False) for seat in left)),
        }


def _row(due: DueRow, room: Room) -> dict[str, Any]:
    return {
        "on": due.on,
        "when": "",
        "title": due.title,
        "text": due.text,
        "cite": why(due.answer, book_of(room.item)),
        "act": {"label": due.act_label, "url": due.act_url, "kind": "second"} if due.act_url else None,
    }
