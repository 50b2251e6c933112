"""What minutes say of one item: how it was decided, with which figures, under which articles."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assembly import effects
from accede.assembly.models import Item
from accede.assembly.queries.adjourning import adjourned_told
from accede.assembly.queries.balloted import balloted
from accede.assembly.queries.count import book_of, consensus_of, outcome_of
from accede.assembly.queries.naming import result
from accede.assembly.queries.roll import Seat, seats
from accede.assembly.queries.secrecy import secret_told
from accede.people.queries import language
from accede.rulebook.book import Book
from accede.rulebook.tally import Outcome
from accede.rulebook.verdict import Answer, Named
from accede.statutes.queries import zone_at
from accede.wording.formats import country, hour, listed, moment
from accede.wording.margin import article_mark, mark, named, sentence

State = Item.State


def cited(answer: Answer, book: Book) -> str:
    """Say an answer with the article it rests on."""
    values = {"sentence": sentence(answer, book, language()), "article": mark(answer, book, language())}
    return _("%(sentence)s (%(article)s)") % values if answer.article else values["sentence"]


def minuted(item: Item) -> list[str]:
    """Return what happened to an item, paragraph by paragraph, and what came of it last."""
    if item.is_declared:
        return [*effects.went_before(item), *_decided(item), f"{result(item)}.", *_adopted(item)]
    if item.state == State.ADJOURNED:
        return list(adjourned_told(item))
    if item.state == State.WITHDRAWN:
        return [_("This was withdrawn before the vote: there is nothing left to decide.")]
    return [_("This item was not dealt with.")]


def _decided(item: Item) -> Iterator[str]:
    if item.is_election:
        return balloted(item)
    return _agreed(item) if item.by_consensus else _voted(item, outcome_of(item))


def _adopted(item: Item) -> Iterator[str]:
    """Give the new words of each article that was changed."""
    if item.state != State.CARRIED:
        return
    book = book_of(item)
    for one in item.wordings.filter(language=language()):
        known = one.article in book.article
        values = {"article": article_mark((one.article,), book, language()) if known else one.article}
        reads = _("The text adopted, %(article)s: %(words)s") if one.after else _("Struck out: %(article)s.")
        yield reads % (values | {"words": one.after})


def _agreed(item: Item) -> Iterator[str]:
    at = hour(item.declared_at, language(), zone_at(item.declared_at))
    if item.assembly.is_on_paper:
        yield _("All agreed; no vote was counted.")
    else:
        yield _("The chair recorded at %(hour)s that all agree; no vote was counted.") % {"hour": at}
    yield cited(consensus_of(item).verdict, book_of(item))


def _voted(item: Item, outcome: Outcome) -> Iterator[str]:
    book, zone = book_of(item), zone_at(item.declared_at)
    told, when = _("The vote was opened at %(opened)s; the result was declared at %(declared)s."), hour
    if item.closes_at:
        told, when = _("The vote was opened on %(opened)s; the result was declared on %(declared)s."), moment
    opened, declared = (when(at, language(), zone) for at in (item.opened_at, item.declared_at))
    if item.assembly.is_on_paper:
        yield _("The vote was held on paper.")
    else:
        yield told % {"opened": opened, "declared": declared}
    yield from _left_out(outcome, seats(item), book)
    yield cited(outcome.quorum, book)
    yield from secret_told(item)
    if item.state == State.NO_QUORUM:
        return  # what was cast decides nothing
    figures = _("For: %(for)d. Against: %(against)d. Abstained: %(abstain)d. Blank: %(blank)d. Invalid: %(invalid)d.")
    yield figures % outcome.tally.choices()
    yield from _voices(outcome)
    yield cited(outcome.verdict, book)


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


def _left_out(outcome: Outcome, roll: list[Seat], book: Book) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for seat in roll:
        verdict = outcome.rights[seat.member].verdict
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
