"""Calls from a file: JSON, as this room or as the portal writes it, or a table with a row for each call."""

import json
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from pydantic import ValidationError

from accede.projects.eligibility.conditions import Conditions
from accede.projects.portal.answer import result
from accede.projects.portal.told import Told, deadline, opening
from accede.register.sheets.reading import Unreadable, read, rows_of

MOST = 5_000
COLUMNS = ("identifier", "title", "summary", "programme", "keywords", "url", "opens", "deadline", "budget", "status")


def calls(content: bytes) -> list[Told]:
    """Return the calls of a file; raises Unreadable, which names the first one that is wrong."""
    found = _json(content) if content.lstrip()[:1] in (b"{", b"[") else _rows(content)
    told = []
    for place, one in enumerate(found, 1):
        if place > MOST:
            raise Unreadable(_("The file has more than %(n)s calls: send it in parts.") % {"n": MOST})
        try:
            told.append(_told(one))
        except Unreadable as fault:
            raise Unreadable(_("Call %(place)s: %(why)s") % {"place": place, "why": fault}) from None
    if not told:
        raise Unreadable(_("The file holds no call."))
    return told


def _json(content: bytes) -> Iterable[Mapping[str, object]]:
    try:
        read_as = json.loads(content)
    except (ValueError, RecursionError):
        raise Unreadable(_("This is no JSON.")) from None
    if isinstance(read_as, dict):
        read_as = read_as.get("calls", read_as.get("results"))
    if not isinstance(read_as, list) or not all(isinstance(one, dict) for one in read_as):
        raise Unreadable(_("A JSON file holds a list of calls under “calls”."))
    return read_as


def _rows(content: bytes) -> Iterable[Mapping[str, object]]:
    table = read(content)
    heads = [one.strip().lower() for one in table.headers]
    if not {"identifier", "title"} <= set(heads):
        raise Unreadable(_("The first row names the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)})
    return (
        {head: cell for head, cell in zip(heads, row, strict=False) if cell} for _place, row in rows_of(table.content)
    )


def _told(one: Mapping[str, object]) -> Told:
    if "metadata" in one:
        return result(one)
    return Told(
        identifier=_text(one, "identifier", needed=True)[:120],
        titles=_texts(one, "title") or {"en": _text(one, "identifier")},
        summaries=_texts(one, "summary"),
        programme=_text(one, "programme")[:120],
        keywords=_text(one, "keywords")[:500],
        url=web_address(_text(one, "url")),
        opens=opening(one.get("opens")),
        deadlines=tuple(sorted(filter(None, map(deadline, _several(one.get("deadline")))))),
        budget=_euros(one.get("budget")),
        status=_text(one, "status")[:40],
        conditions=_conditions(one.get("conditions")),
    )


def web_address(said: str) -> str:
    """Return an address that a browser may follow, or none."""
    return said if said.startswith(("https://", "http://")) and len(said) <= 500 else ""


def _text(one: Mapping[str, object], name: str, *, needed: bool = False) -> str:
    said = one.get(name, "")
    words = " ".join(str(said).split()) if isinstance(said, str | int) else ""
    if needed and not words:
        raise Unreadable(_("“%(name)s” is missing.") % {"name": name})
    return words


def _texts(one: Mapping[str, object], name: str) -> dict[str, str]:
    """Return a text by language: one alone is English, others stand beside it, such as title_fr."""
    said = one.get(name)
    by_language = said if isinstance(said, dict) else {"en": said, **_beside(one, f"{name}_")}
    return {
        str(lang): str(words).strip() for lang, words in by_language.items() if isinstance(words, str) and words.strip()
    }


def _beside(one: Mapping[str, object], start: str) -> dict[str, object]:
    return {name.removeprefix(start): said for name, said in one.items() if name.startswith(start)}


def _several(said: object) -> list[object]:
    if isinstance(said, list):
        return said
    return [part for part in said.split(";") if part.strip()] if isinstance(said, str) else [said]


def _euros(said: object) -> int | None:
    plain = str(said if said is not None else "").replace(" ", "").replace("\u00a0", "").replace(",", "")
    if not plain:
        return None
    if not plain.isdecimal() or len(plain) > 15:
        raise Unreadable(_("“%(amount)s” is no amount in whole euros.") % {"amount": str(said)[:40]})
    return int(plain)


def _conditions(said: object) -> Conditions | None:
    if said in (None, "", {}):
        return None
    try:
        return Conditions.model_validate(json.loads(said) if isinstance(said, str) else said)
    except ValidationError as fault:
        wrong = fault.errors()[0]
        values = {"where": ".".join(map(str, wrong["loc"])), "why": wrong["msg"]}
        raise Unreadable(_("Conditions, “%(where)s”: %(why)s.") % values) from None
    except ValueError:
        raise Unreadable(_("This is no JSON.")) from None
