"""What an assembly needs on paper when the network fails: list, proxies, tally sheets, ballots."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Assembly, Entrusting, Item
from accede.assembly.queries.count import counted
from accede.assembly.queries.delegation import named as named_for
from accede.assembly.queries.election import Ruled
from accede.assembly.queries.naming import agenda_line, assembly_name, question
from accede.assembly.queries.roll import Seat, roll_of
from accede.assembly.queries.shares import in_order, shares
from accede.assembly.queries.speaking import hand_name
from accede.people.queries import language
from accede.post.typeset import Column, typeset
from accede.rulebook.book import Book
from accede.rulebook.tally import Entitled
from accede.rulebook.verdict import Named
from accede.wording.catalogue import said
from accede.wording.formats import country, day, listed
from accede.wording.margin import article_mark, named
from accede.wording.sentences import LABELS

BOX = "☐"  # what the typesetter draws as a box to tick
SPARE = 6  # empty lines for what comes on the day
WHO_STANDS = "election__nominations__proposers"
CHOICES = ("for", "against", "abstain")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to fill by hand: a table, and lines to write on below it."""

    heading: str
    paragraphs: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...] = ()


def attendance_pdf(assembly: Assembly) -> bytes:
    """Set the list that those who attend sign."""
    return _sheets(assembly, _("Attendance list"), [_attendance(assembly, roll_of(assembly))])


def kit_pdf(assembly: Assembly) -> bytes:
    """Set the attendance list, the proxies and a tally sheet for each item that is still to be decided."""
    roll = roll_of(assembly)
    sheets = [
        _attendance(assembly, roll),
        _proxies(assembly, roll),
        *(_tally(one, roll) for one in undecided(assembly)),
    ]
    return _sheets(assembly, _("Kit for a meeting on paper"), sheets)


def ballots_pdf(assembly: Assembly) -> bytes:
    """Set the ballots of each item that is still to be decided, one for each member with a vote."""
    roll = roll_of(assembly)
    ballots = [one for item in undecided(assembly) for one in _ballots(item, roll)]
    return typeset("ballots.typ", {**_head(assembly, _("Ballots")), "ballots": ballots})


def undecided(assembly: Assembly) -> list[Item]:
    """Return the items that are still to be decided."""
    waiting = (Item.State.PREPARED, Item.State.OPEN)
    # Who stands is asked for all elections at once: their ballots are as many as members.
    return list(
        assembly.items.filter(state__in=waiting)
        .select_related("assembly__edition", "ledger", "election")
        .prefetch_related(WHO_STANDS)
    )


def _sheets(assembly: Assembly, title: str, sheets: list[Sheet]) -> bytes:
    head = _head(assembly, title)
    return typeset("sheets.typ", {**head, "foot": head["title"], "sheets": [asdict(one) for one in sheets]})


def _head(assembly: Assembly, title: str) -> dict[str, object]:
    return {
        "title": _("%(title)s: %(assembly)s") % {"title": title, "assembly": assembly_name(assembly)},
        "author": assembly.book.rulebook.association,
        "date": [assembly.day.year, assembly.day.month, assembly.day.day],
        "lang": language(),
    }


def _attendance(assembly: Assembly, roll: list[Seat]) -> Sheet:
    columns = (
        Column(_("No."), figures=True),
        Column(_("Member"), wide=True),
        Column(_("Country")),
        Column(_("Votes"), figures=True),
        Column(_("Name of whoever attends"), wide=True),
        Column(_("Signature"), wide=True),
    )
    rights = {one.member: assembly.book.votes(one.voter(), "") for one in roll}
    names = {key: ", ".join(one.name for one in several if one.speaks) for key, several in named_for(assembly).items()}
    rows = [
        (
            str(one.number),
            one.name,
            country(one.country, language()),
            _votes(rights[one.member]),
            names.get(one.organisation, ""),
            "",
        )
        for one in roll
    ]
    return Sheet(_("Attendance list"), (), columns, tuple(rows), (_("Opened at"), _("Closed at"), _("The chair")))


def _votes(right: Entitled) -> str:
    return "?" if right.verdict.holds is None else str(right.votes or 0)


def _proxies(assembly: Assembly, roll: list[Seat]) -> Sheet:
    names = {one.organisation: one.name for one in roll}
    given = assembly.entrustings.filter(state=Entrusting.State.ACCEPTED)
    rows = [(names.get(one.principal_id, ""), names.get(one.holder_id, ""), one.instructions, "") for one in given]
    columns = (
        Column(_("Who gives it"), wide=True),
        Column(_("Who holds it"), wide=True),
        Column(_("Instructions"), wide=True),
        Column(_("Signature"), wide=True),
    )
    told = _("Proxies that were accepted on the site stand here; write down those that come on the day.")
    return Sheet(_("Proxies"), (told,), columns, (*rows, *[("", "", "", "")] * SPARE))


def _tally(item: Item, roll: list[Seat]) -> Sheet:
    choices = _choices(item)
    columns = (
        Column(_("Member"), wide=True),
        Column(_("Country")),
        Column(_("Votes"), figures=True),
        *(Column(one) for one in choices),
    )
    rows = [
        (name, country(seat.country, language()), _votes(right), *[BOX] * len(choices))
        for name, seat, right in _entitled(item, roll)
    ]
    sums = [_("Votes: %(choice)s") % {"choice": one} for one in choices]
    lines = (_("Opened at"), *sums, _("Invalid"), _("Closed at"), _("First teller"), _("Second teller"))
    return Sheet(agenda_line(item), tuple(_asked(item)), columns, tuple(rows), lines)


def _asked(item: Item) -> Iterator[str]:
    book, decision = item.assembly.book, item.assembly.book.decision[item.matter]
    body = book.body[item.assembly.body]
    majority = _named("majority", decision.in_reading(item.reading) or body.majority, book)
    quorum = _named("quorum", decision.quorum or body.quorum, book)
    article = article_mark(decision.article, book, language())
    if majority and not item.is_election:
        yield _("Needed: %(majority)s (%(article)s).") % {"majority": majority, "article": article}
    if quorum:
        yield _("Quorum: %(quorum)s.") % {"quorum": quorum}
    if body.voice:
        yield _("The members of a country speak with one voice; each is noted, and the site counts the voices.")


def _named(kind: str, names: tuple[str, ...], book: Book) -> str:
    return listed([named(Named(kind, one), book, language()) for one in names], language(), "or") if names else ""


def _entitled(item: Item, roll: list[Seat]) -> Iterator[tuple[str, Seat, Entitled]]:
    """Return who has a line of its own: a member with a vote, or each who carries a share of its votes."""
    rights, carried = counted(item, roll).rights, {} if item.is_election else shares(item.assembly)
    for seat in roll:
        right = rights[seat.member]
        if right.verdict.holds is False:
            continue
        for share, one in in_order(carried.get(seat.organisation)):
            yield hand_name(seat.name, share, one), seat, replace(right, votes=one.votes) if one else right


def _ballots(item: Item, roll: list[Seat]) -> Iterator[dict[str, object]]:
    values = {"association": item.assembly.book.rulebook.association, "day": day(item.assembly.day, language())}
    head = _("%(association)s, %(day)s") % values
    choices, is_secret = _choices(item), item.is_election and Ruled(item.election).is_secret
    for name, _seat, right in _entitled(item, roll):
        votes = ngettext("%(member)s: %(n)d vote", "%(member)s: %(n)d votes", right.votes or 0)
        yield {
            "head": head,
            "question": f"{item.position}. {question(item)}",
            # A secret ballot does not name who casts it.
            "voter": "" if is_secret else votes % {"member": name, "n": right.votes or 0},
            "choices": choices,
        }


def _choices(item: Item) -> list[str]:
    if item.is_election:
        return item.election.standing or [one.name for one in Ruled(item.election).candidates()]
    return [capfirst(said(LABELS[f"choice.{one}"], language())) for one in CHOICES]
