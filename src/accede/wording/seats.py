"""Meetings, seats, ballots and elections in whole sentences."""

from collections.abc import Iterator, Mapping

from accede.rulebook.ballot import Ballot
from accede.rulebook.body import Body, Written
from accede.rulebook.book import Book
from accede.rulebook.election import Election
from accede.rulebook.seat import Seat
from accede.rulebook.test import Test
from accede.rulebook.verdict import Named
from accede.wording.catalogue import _, n_, said
from accede.wording.conditions import condition
from accede.wording.formats import listed, text
from accede.wording.margin import named, who
from accede.wording.phrases import facts_of, label_of, length, test, whos

SEATS = {
    (False, False): _("{seat}: no number of seats is named."),
    (True, False): _("{seat}: at least {least} seats."),
    (False, True): _("{seat}: at most {most} seats."),
    (True, True): _("{seat}: from {least} to {most} seats."),
}
MODES = {
    "open": _("The vote is open."),
    "roll call": _("The vote is taken by roll call."),
    "secret": _("The vote is secret."),
}
ABOUT = {
    "election": _("The vote is secret in elections."),
    "persons": _("The vote is secret when it is about persons."),
}
METHODS = {
    "plurality": _("by most votes"),
    "absolute": _("by more than half of the votes cast"),
    "runoff": _("by more than half of the votes cast, else by a run-off"),
    "approval": _("by approval"),
    "stv": _("by single transferable vote"),
    "condorcet_irv": _("by comparison in pairs, else by instant run-off"),
}
DROPS = {
    "last": _("Whoever has the fewest votes does not stand in the next ballot."),
    "all but two": _("The two with the most votes stand in the next ballot."),
    "who cannot win": _("Whoever can no longer win does not stand in the next ballot."),
}


def meetings(rule: Body, language: str) -> Iterator[str]:
    """Say how often a body meets, and how."""
    if rule.meetings is None:
        return
    asked = rule.meetings
    yield said(
        n_("Meets at least once a year.", "Meets at least {count} times a year."), language, asked.a_year
    ).format(count=asked.a_year)
    if asked.in_person:
        yield said(
            n_("Meets in one room at least once a year.", "Meets in one room at least {count} times a year."),
            language,
            asked.in_person,
        ).format(count=asked.in_person)
    if asked.online is not None:
        yield said(_("May meet on line.") if asked.online else _("Does not meet on line."), language)
    if asked.public is not None:
        yield said(_("Meets in public.") if asked.public else _("Does not meet in public."), language)


def seat(one: Seat, book: Book, language: str) -> Iterator[str]:
    """Say one kind of seat of a body."""
    label = text(one.label, language) or one.name
    if one.number and one.number.fixed is not None:
        number = int(one.number.fixed)
        yield said(n_("{seat}: one seat.", "{seat}: {count} seats."), language, number).format(seat=label, count=number)
    elif one.number:
        line = _("{seat}: as many seats as follow from {facts}.")
        yield said(line, language).format(seat=label, facts=facts_of(one.number, book, language))
    else:
        line = SEATS[one.at_least is not None, one.at_most is not None]
        yield said(line, language).format(seat=label, least=one.at_least, most=one.at_most)
    if one.chosen_by:
        yield said(_("{seat}: chosen by: {who}."), language).format(seat=label, who=who(one.chosen_by, book, language))
    if one.from_:
        names = listed((named(Named("category", each), book, language) for each in one.from_), language, "or")
        yield said(_("{seat}: comes from: {categories}."), language).format(seat=label, categories=names)
    if one.term:
        yield said(_("{seat}: for {term}."), language).format(seat=label, term=length(one.term, language))
    if one.renewals is not None:
        line = n_("{seat}: may be chosen again once.", "{seat}: may be chosen again {count} times.")
        none = _("{seat}: may not be chosen again.")
        chosen = said(line, language, one.renewals) if one.renewals else said(none, language)
        yield chosen.format(seat=label, count=one.renewals)
    if not one.vote:
        yield said(_("{seat}: has no vote."), language).format(seat=label)
    yield from _balance(one.balance, book, language)
    if one.only_if:
        yield said(_("Of each of them it is so: {condition}."), language).format(
            condition=condition(one.only_if, book, language)
        )


def _balance(balance: Mapping[str, Test], book: Book, language: str) -> Iterator[str]:
    for name, asked in balance.items():
        fact = named(Named("fact", name), book, language)
        yield said(_("For each {fact}: {test}."), language).format(fact=fact, test=test(asked, language, book))


def written(rule: Written, book: Book, language: str) -> Iterator[str]:
    """Say how a body decides without a meeting."""
    yield said(_("May decide in writing, without a meeting."), language)
    for one, line in ((rule.discussion, _("It is discussed for {time}.")), (rule.voting, _("The vote lasts {time}."))):
        if one:
            yield said(line, language).format(time=length(one, language))
    if rule.majority:
        yield said(_("In writing it needs: {majority}."), language).format(
            majority=label_of(book.majority[rule.majority], language)
        )
    if rule.quorum:
        yield said(_("Quorum in writing: {quorum}."), language).format(
            quorum=label_of(book.quorum[rule.quorum], language)
        )
    if rule.but_not:
        matters = listed((label_of(book.decision[one], language) for one in rule.but_not), language)
        yield said(_("A meeting is held in any case on: {matters}."), language).format(matters=matters)
    if rule.stopped_by:
        line = _("A meeting is held instead when asked for by: {who}.")
        yield said(line, language).format(who=whos(rule.stopped_by, book, language))


def ballot(rule: Ballot, book: Book, language: str) -> Iterator[str]:
    """Say how votes are given."""
    yield said(MODES[rule.mode], language)
    for one in rule.secret_if:
        if isinstance(one, Test):
            line = _("The vote is secret when asked for by: {who}.")
            yield said(line, language).format(who=test(one, language, book))
        else:
            about = ABOUT.get(one)
            line = said(about or _("The vote is secret when asked for by: {who}."), language)
            yield line.format(who=who(one, book, language))
    if rule.lasts:
        yield said(_("The vote lasts {time}."), language).format(time=length(rule.lasts, language))
    if rule.counted_by:
        names = listed((who(one, book, language) for one in rule.counted_by), language)
        yield said(_("The votes are counted by: {who}."), language).format(who=names)


def election(rule: Election, book: Book, language: str) -> Iterator[str]:
    """Say how an election is held."""
    method = said(METHODS[rule.method], language)
    line = n_("{election}: one seat, {method}.", "{election}: {count} seats, {method}.")
    unsaid = _("{election}: {method}.")
    line = said(unsaid, language) if rule.is_unknown("seats") else said(line, language, rule.seats)
    yield line.format(election=label_of(rule, language), count=rule.seats, method=method)
    if rule.names:
        line = n_("A paper carries at most one name.", "A paper carries at most {count} names.")
        yield said(line, language, rule.names).format(count=rule.names)
    if rule.drops != "nobody":
        yield said(DROPS[rule.drops], language)
    yield from _balance(rule.balance, book, language)
    if rule.unmixed == "passed over":
        yield said(_("Whoever would spoil the mixture is passed over for whoever has the next most votes."), language)
