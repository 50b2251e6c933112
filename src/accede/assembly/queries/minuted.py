"""What minutes say of one item: how it was decided, with which figures, under which articles."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly.models import Election, Item
from accede.assembly.queries.count import book_of, consensus_of, outcome_of
from accede.assembly.queries.election import counting, election_of
from accede.assembly.queries.naming import result
from accede.assembly.queries.roll import Seat, seats
from accede.people.queries import language
from accede.rulebook.book import Book
from accede.rulebook.tally import Entitled, Outcome
from accede.rulebook.verdict import Answer, Named
from accede.statutes.queries import zone_at
from accede.wording.formats import country, hour, listed, votes
from accede.wording.margin import mark, named, sentence

State = Item.State


def cited(answer: Answer, book: Book) -> str:
    """Say an answer with the article it rests on."""
    values = {"sentence": sentence(answer, book, language()), "article": mark(answer, book, language())}
    return _("%(sentence)s (%(article)s)") % values if answer.article else values["sentence"]


def minuted(item: Item) -> list[str]:
    """Return what happened to an item, paragraph by paragraph, and what came of it last."""
    if item.is_declared:
        election = election_of(item)
        if election:
            return [*_elected(election), f"{result(item)}."]
        how = _agreed(item) if item.by_consensus else _voted(item, outcome_of(item))
        return [*how, f"{result(item)}."]
    sentences = {
        State.ADJOURNED: _("This item was adjourned: a later assembly decides on it."),
        State.WITHDRAWN: _("This was withdrawn before the vote: there is nothing left to decide."),
    }
    return [sentences.get(State(item.state), _("This item was not dealt with."))]


def _agreed(item: Item) -> Iterator[str]:
    at = hour(item.declared_at, language(), zone_at(item.declared_at))
    yield _("The chair recorded at %(hour)s that all agree; no vote was counted.") % {"hour": at}
    yield cited(consensus_of(item).verdict, book_of(item))


def _voted(item: Item, outcome: Outcome) -> Iterator[str]:
    book = book_of(item)
    yield _times(item)
    yield from _left_out(outcome.rights, seats(item), book)
    yield cited(outcome.quorum, book)
    figures = _("For: %(for)d. Against: %(against)d. Abstained: %(abstain)d. Blank: %(blank)d. Invalid: %(invalid)d.")
    yield figures % outcome.tally.choices()
    yield from _voices(outcome)
    yield cited(outcome.verdict, book)


def _elected(election: Election) -> Iterator[str]:
    item, found = election.item, counting(election)
    yield _("Who stood: %(names)s.") % {"names": listed([one.name for one in found.candidates], language())}
    yield _times(item)
    yield from _left_out(found.polls[-1].rights, seats(item), book_of(item))
    yield cited(found.polls[-1].quorum, book_of(item))
    for number, stage in enumerate(found.elected.counted.stages, 1):
        order = sorted(stage.counts, key=lambda name: (-stage.counts[name], name))
        counts = [
            _("%(name)s %(votes)s") % {"name": one, "votes": votes(stage.counts[one], language())} for one in order
        ]
        yield _("Count %(number)d: %(counts)s.") % {"number": number, "counts": listed(counts, language())}
    for lot in election.lots.all():
        if lot.drawn:
            values = {"words": lot.words, "names": listed(lot.drawn, language())}
            yield _("A lot was drawn with these words: %(words)s. The order drawn: %(names)s.") % values
    yield cited(found.elected.verdict, book_of(item))


def _times(item: Item) -> str:
    zone = zone_at(item.declared_at)
    values = {"opened": hour(item.opened_at, language(), zone), "declared": hour(item.declared_at, language(), zone)}
    return _("The vote was opened at %(opened)s; the result was declared at %(declared)s.") % values


def _voices(outcome: Outcome) -> Iterator[str]:
    labels = {
        "for": _("For: %(names)s."),
        "against": _("Against: %(names)s."),
        "abstain": _("Abstained: %(names)s."),
        "blank": _("Blank: %(names)s."),
    }
    for choice, label in labels.items():
        spoken = [country(one.group, language()) for one in outcome.voices if one.choice == choice]
        if spoken:
            yield label % {"names": listed(sorted(spoken), language())}


def _left_out(rights: Mapping[str, Entitled], roll: list[Seat], book: Book) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for seat in roll:
        verdict = rights[seat.member].verdict
        if verdict.holds is False:
            groups.setdefault(_reason(verdict, book), []).append(seat.name)
    for reason, names in groups.items():
        said = ngettext(
            "%(n)d member had no vote. The reason: %(reason)s. It is: %(names)s.",
            "%(n)d members had no vote. The reason: %(reason)s. They are: %(names)s.",
            len(names),
        )
        yield said % {"n": len(names), "reason": reason, "names": listed(names, language())}


def _reason(verdict: Answer, book: Book) -> str:
    standing, article = verdict.values.get("standing"), mark(verdict, book, language())
    told = named(standing, book, language()) if isinstance(standing, Named) else _("their category has no vote")
    return _("%(reason)s (%(article)s)") % {"reason": told, "article": article} if article else told
