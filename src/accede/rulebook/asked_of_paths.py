"""Questions that a worked case may ask about paths, standings and categories."""

from collections.abc import Callable, Mapping
from datetime import date

from accede.rulebook import filing
from accede.rulebook.book import Book
from accede.rulebook.given import Found, Given, facts, why
from accede.rulebook.opening import Opening, may_open
from accede.rulebook.path import Path
from accede.rulebook.progress import play
from accede.rulebook.record import Deed, Record
from accede.rulebook.verdict import Due

CANNOT_SAY = "cannot say"
ANSWERS = {"unknown": None, "yes": True, "no": False, True: True, False: False}


def path(book: Book, given: Given) -> Found:
    """Where a member stands on a path on a day, from what was done until then."""
    rule = book.path[given["path"]]
    record = _record(book, rule, given, book.path.get(rule.appeal))
    found = play(book, rule.name, record, given["on"])
    told = {key: _told(getattr(found, key)) for key in ("state", "step", "by", "category", "standings")}
    days = {key: _day(getattr(found, key)) for key in ("due", "effect", "appeal_by")}
    return why(found) | told | days | {"late": list(found.late)}


def resignation(book: Book, given: Given) -> Found:
    """The first day on which a letter takes effect, or the last day of a letter for an effect."""
    rule, _reason = book.path[given["path"]].under(facts(book, given))
    if rule is None:
        return {"effect": "none", "latest": "none"}
    days, ends = given.get("days", {}), book.rulebook.year_ends
    if "effect" in given:
        due = filing.latest(rule, given["effect"], ends)
        return ({} if due is None else why(due)) | {"latest": _day(due)}
    due = filing.earliest(rule, given["filed"], days, ends)
    return why(due) | {"effect": _day(due)}


def opening(book: Book, given: Given) -> Found:
    """Whether a path may be opened: by whom, when, on what grounds, after which refusals."""
    asked = Opening(
        by=given.get("by", ""),
        number=given.get("number", 0),
        bases=given.get("of", {}),
        on=given.get("on"),
        grounds=given.get("grounds", ()),
        form=given.get("form", ()),
        refused=given.get("refused", ()),
        days=given.get("days", {}),
    )
    return why(may_open(book.path[given["path"]], asked, facts(book, given), book.rulebook.year_ends))


def standing(book: Book, given: Given) -> Found:
    """Whether a member is in a standing."""
    known = book.facts(facts(book, given) | ({"today": given["on"]} if "on" in given else {}))
    return why(book.standing[given["standing"]].applies(known))


def category(book: Book, given: Given) -> Found:
    """How many delegates, whether there is room for one more, as how many members, and until when."""
    rule = book.category[given["category"]]
    found: Found = {}
    if "delegates" in given:
        found |= why(rule.may_send(given["delegates"]))
    if "already" in given:
        found |= why(rule.has_room(given["already"]))
    if "members" in given:
        found["members"] = rule.members(given["members"])
    if "joined" in given:
        due = rule.term_ends(given["joined"])
        found |= why(due) | {"ends": "never" if due.on is None else due.on}
    return found


QUESTIONS: dict[str, Callable[[Book, Given], Found]] = {
    "path": path,
    "resignation": resignation,
    "opening": opening,
    "standing": standing,
    "category": category,
}
OF_RECORD = {"opened", "done", "facts", "days", "category", "appeal"}
GIVEN: dict[str, frozenset[str]] = {
    "path": frozenset({"path", *OF_RECORD}),
    "resignation": frozenset({"path", "filed", "effect", "facts", "days"}),
    "opening": frozenset({"path", "by", "number", "of", "grounds", "form", "refused", "facts", "days"}),
    "standing": frozenset({"standing", "facts"}),
    "category": frozenset({"category", "delegates", "already", "members", "joined"}),
}


def _record(book: Book, rule: Path, given: Given, appeal: Path | None) -> Record:
    again = given.get("appeal")
    if again is not None and (appeal is None or set(again) - OF_RECORD):
        raise KeyError(min({*again} - OF_RECORD, default="appeal"))
    deeds = tuple(_deed(rule, one) for one in given.get("done", ()))
    return Record(
        opened=given.get("opened"),
        deeds=deeds,
        category=given.get("category", ""),
        facts=book.facts(facts(book, given)),
        days=given.get("days", {}),
        appeal=_record(book, appeal, again, book.path.get(appeal.appeal)) if again is not None and appeal else None,
    )


def _deed(rule: Path, one: Mapping[str, object]) -> Deed:
    return Deed(rule.step(one["step"]).name, one["on"], ANSWERS[one.get("answer", True)])


def _told(value: str | tuple[str, ...] | None) -> object:
    if isinstance(value, tuple):
        return list(value)
    return CANNOT_SAY if value is None else value or "none"


def _day(due: Due | None) -> date | str:
    """A day; "none" where nothing is due, and where it is, but nobody can say when, that."""
    if due is None or due.code == "day.not_set":
        return "none"
    return due.on or CANNOT_SAY
