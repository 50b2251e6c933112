"""Everything that a declared result rests on, in one archive from which anybody can count it again without the site."""

from collections.abc import Iterator, Mapping

import rfc8785
from django.db.models import Q

from accede.assembly.models import Entrusting, Item
from accede.assembly.queries.count import consensus_of, outcome_of
from accede.assembly.queries.election import counting, election_of, standing
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.queries.secrecy import published
from accede.journal.models import Entry
from accede.journal.queries import entries_about
from accede.journal.record import named, recorded
from accede.recount.archive import packed
from accede.recount.bundle import law_files
from accede.recount.question import answer
from accede.recount.records import CLOSING, LOADING
from accede.rulebook.overlap import reaching
from accede.rulebook.tally import Entitled
from accede.statutes.models import Edition
from accede.statutes.queries import editions

Parts = dict[str, object]
README = """\
This archive holds everything that one declared result rests on. Whoever has Accede counts it again with

    accede verify ARCHIVE

and needs neither the site nor its database. docs/recount.md of Accede says what each file is, and verifier/ holds
a second program that reads the same archive.
"""


def bundle_of(item: Item) -> bytes:
    """Return the archive of a declared result: the same bytes whenever it is asked for, until it is corrected."""
    roll, law = seats(item), _law(item)
    parts = {
        "item": _item(item),
        "roll": [seat.row() for seat in roll],
        "proxies": _proxies(item, roll),
        "presence": _presence(item),
        "ballots": [one.content() | {"hash": one.hash} for one in item.ballots.all()],
        "boxes": [published(one) for one in item.boxes.filter(void_because="").select_related("item__assembly")],
        "cards": list(item.card_counts.values("by", "votes", "at")),
        "corrections": list(item.corrections.values("reason", "cards", "before", "after", "by", "at")),
        "journal": [one.content() | {"hash": one.hash} for one in _entries(item, law)],
    }
    parts |= _of_election(item, roll) if item.is_election else _of_question(item)
    files = law_files((one.in_force, one.source) for one in law) | {"README.txt": README.encode()}
    return packed(files | {f"{name}.json": rfc8785.dumps(recorded(part)) for name, part in parts.items()})


def last_entry(item: Item) -> Entry:
    """Return the last entry of the journal about a declared result: its hash seals all that came before it."""
    return entries_about(item).filter(action__in=CLOSING).latest("sequence")


def _item(item: Item) -> Parts:
    assembly = item.assembly
    same = ("position", "title", "matter", "about", "form", "reading", "motion", "by_consensus", "state", "result")
    return {name: getattr(item, name) for name in same} | {
        "item": str(item.pk),
        "association": assembly.book.rulebook.association,
        "assembly": assembly.address,
        "day": assembly.day,
        "body": assembly.body,
        "call": assembly.call,
        "written": assembly.is_written,
        "edition": assembly.edition.sha256,
        "in_force": assembly.edition.in_force,
        "opened_at": item.opened_at,
        "declared_at": item.declared_at,
        **({"on_paper": True} if assembly.is_on_paper else {}),
    }


def _proxies(item: Item, roll: list[Seat]) -> list[Mapping[str, object]]:
    # What becomes of a proxy at a later item of the same meeting changes nothing of this one.
    held = {seat.organisation: seat.holder for seat in roll if seat.holder is not None}
    given = item.assembly.entrustings.filter(principal__in=held, given_at__lte=item.opened_at or item.declared_at)
    return [
        {
            "principal": one.principal_id,
            "holder": one.holder_id,
            "given_at": one.given_at,
            "accepted_at": one.answered_at,
        }
        for one in given.exclude(state__in=(Entrusting.State.GIVEN, Entrusting.State.DECLINED))
        if held[one.principal_id] == one.holder_id
    ]


def _presence(item: Item) -> list[Mapping[str, object]]:
    if item.closes_at:
        # Whoever votes in writing takes part from its first ballot on.
        first = {one.organisation_id: one for one in item.ballots.order_by("-sequence")}
        return [{"organisation": key, "mode": "remote", "at": one.at} for key, one in sorted(first.items())]
    noted = item.assembly.comings.filter(at__lte=item.declared_at)
    return list(noted.values("organisation", "mode", "at"))


def _entries(item: Item, law: list[Edition]) -> Iterator[Entry]:
    last = last_entry(item).sequence
    loaded = Q(action=LOADING, edition__in=[one.sha256 for one in law])
    return Entry.objects.filter(Q(subject=named(item)) | loaded, sequence__lte=last).order_by("sequence").iterator()


def _law(item: Item) -> list[Edition]:
    own, by_source = item.assembly.edition, {one.source: one for one in editions()}
    return [own, *(by_source[one] for one in reaching(item.assembly.day, own.source, tuple(by_source)))]


def _of_question(item: Item) -> Parts:
    outcome = consensus_of(item) if item.by_consensus else outcome_of(item)
    voices = [{"group": one.group, "choice": one.choice} for one in outcome.voices]
    said = {"quorum": outcome.quorum, "verdict": outcome.verdict, "voices": voices}
    return {"rights": _rights(outcome.rights), "result": said | _voice(item)}


def _of_election(item: Item, roll: list[Seat]) -> Parts:
    found = counting(election_of(item), roll)
    election, elected = found.ruled.election, found.elected
    lots = [one for one in election.lots.all() if one.drawn]
    said = {"body": election.body, "seat": election.seat, "seats": election.seats, "counted": election.counted}
    said |= {
        "candidates": standing(found),
        "piles": list(election.piles.values("round", "names", "votes", "by", "at")),
        "lots": [
            {name: getattr(one, name) for name in ("seal", "secret", "words", "drawn", "drawn_at")} for one in lots
        ],
    }
    stages = [{name: str(votes) for name, votes in one.counts.items()} for one in elected.counted.stages]
    result = {"quorum": found.polls[-1].quorum, "verdict": elected.verdict, "stages": stages}
    return {"election": said, "rights": _rights(found.polls[-1].rights), "result": result | _voice(item)}


def _rights(rights: Mapping[str, Entitled]) -> list[Mapping[str, object]]:
    return [{"member": member, "votes": one.votes, **answer(one.verdict)} for member, one in rights.items()]


def _voice(item: Item) -> Parts:
    """How groups speak, for whoever counts without reading the rulebook."""
    book = item.assembly.book
    rule = book.voice.get(book.body[book.decision[item.matter].by].voice)
    if rule is None:
        return {"voice": None}
    return {"voice": {"group": rule.group, "speaks": rule.speaks, "asks": rule.asks, "else": rule.otherwise}}
