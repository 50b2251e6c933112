"""The difference between two editions in plain language."""

from dataclasses import dataclass

from accede.rulebook.book import KINDS, Book
from accede.rulebook.changes import Change, Shift
from accede.rulebook.rule import Rule
from accede.rulebook.verdict import Money, Named
from accede.wording.catalogue import _, said
from accede.wording.explain import sentences_of
from accede.wording.formats import text
from accede.wording.margin import article_mark, named, shown

KIND_LABELS: dict[str, str] = {
    "fact": _("Fact"),
    "table": _("Table"),
    "category": _("Category"),
    "standing": _("Standing"),
    "criterion": _("Criterion"),
    "path": _("Path"),
    "body": _("Body"),
    "deadline": _("Deadline"),
    "decision": _("Decision"),
    "majority": _("Majority"),
    "quorum": _("Quorum"),
    "weight": _("Weight of votes"),
    "voice": _("Voice"),
    "proxy": _("Proxy"),
    "cap": _("Cap on votes"),
    "ballot": _("Ballot"),
    "election": _("Election"),
    "fee": _("Fee"),
    "form": _("Form"),
    "document": _("Document"),
}
HEADINGS = {
    "new": _("New: {kind}, {rule}"),
    "gone": _("Gone: {kind}, {rule}"),
    "changed": _("Changed: {kind}, {rule}"),
    "reworded": _("Worded anew: {kind}, {rule}"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One change: its heading, the article, what held before, what holds now, and what rests on it."""

    heading: str
    article: str
    before: tuple[str, ...]
    now: tuple[str, ...]
    touches: tuple[str, ...]
    keys: tuple[str, ...]


def told(change: Change, old: Book, new: Book, language: str) -> Told:
    """Tell one change; sentences that stay the same on both sides are left out."""
    before, now = _lines(change.old, old, language), _lines(change.new, new, language)
    book, rule = (new, change.new) if change.new else (old, change.old)
    kind = said(KIND_LABELS.get(change.kind, change.kind), language)
    heading = said(HEADINGS[_sort(change)], language).format(kind=kind, rule=text(rule.label, language) or change.name)
    return Told(
        heading=heading,
        article=article_mark(rule.article, book, language) if rule.article else "",
        before=tuple(line for line in before if line not in now),
        now=tuple(line for line in now if line not in before),
        touches=tuple(dict.fromkeys(_touched(one, old, new, language) for one in change.touches)),
        keys=change.keys,
    )


def shift_told(shift: Shift, old: Book, new: Book, language: str) -> tuple[str, str, str]:
    """Tell what one member gains or loses: of what, how much before, how much now."""
    what = SHIFTS[shift.what]
    of = said(what, language).format(of=_touched(shift.of, old, new, language))
    return (of, *(_amount(value, book, language) for value, book in ((shift.before, old), (shift.after, new))))


SHIFTS = {
    "category": _("Belongs to the category {of}"),
    "right": _("The right to {of}"),
    "votes": _("Votes on: {of}"),
    "fee": _("Yearly fee: {of}"),
}


def _sort(change: Change) -> str:
    if change.old is None or change.new is None:
        return "new" if change.old is None else "gone"
    return "reworded" if change.is_wording else "changed"


def _lines(rule: Rule | None, book: Book, language: str) -> list[str]:
    return [one.text for one in sentences_of(rule, book, language)] if rule is not None else []


def _touched(one: Named, old: Book, new: Book, language: str) -> str:
    book = new if one.kind not in KINDS or one.name in getattr(new, one.kind) else old
    return named(one, book, language)


def _amount(value: bool | int | Money | None, book: Book, language: str) -> str:
    return said(_("cannot say"), language) if value is None else shown(value, book, language)
