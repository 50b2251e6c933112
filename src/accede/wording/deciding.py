"""The rules of deciding in whole sentences: majority, quorum, weight, voice, proxy, cap, decision."""

from collections.abc import Iterator

from accede.rulebook.body import Decision
from accede.rulebook.book import Book
from accede.rulebook.majority import Call, Majority, Quorum
from accede.rulebook.rule import Names
from accede.rulebook.test import each_of
from accede.rulebook.weight import Cap, Proxy, Voice, Weight
from accede.wording.catalogue import _, n_, said
from accede.wording.formats import listed, share, text
from accede.wording.margin import who
from accede.wording.phrases import facts_of, label_of, test, when, whos
from accede.wording.sentences import LABELS


def _decision(rule: Decision, book: Book, language: str) -> Iterator[str]:
    names = rule.in_reading(1) or book.body[rule.by].majority
    values = {"decision": label_of(rule, language), "body": who(rule.by, book, language)}
    known = [] if rule.is_unknown("majority", "readings") else [book.majority[one] for one in names]
    asked = [test(one, language, book) for rule_ in known[:1] for one in each_of(rule_.votes_for)]
    if len(known) != 1 or not asked or rule.rounds:
        yield said(_("{decision}: decided by: {body}."), language).format(**values)
    else:
        yield said(_("{decision}: decided by: {body}; majority: {majority}."), language).format(
            **values, majority=listed(asked, language)
        )
    if len(known) > 1:
        yield said(_("Any of these majorities is enough: {majorities}."), language).format(
            majorities=_majorities(names, book, language, "or")
        )
    yield from quorums(rule.quorum, book, language)
    for number, names in enumerate(rule.rounds, 1):
        yield said(_("In meeting {number} of those that follow one another: {majorities}."), language).format(
            number=number, majorities=_majorities(names, book, language, "or")
        )
    if rule.proposed_by:
        yield said(_("May be proposed by: {who}."), language).format(who=whos(rule.proposed_by, book, language))
    yield from _duties(rule, book, language)


def _duties(rule: Decision, book: Book, language: str) -> Iterator[str]:
    """Say what must come before a decision, and from when it counts."""
    if rule.filed:
        yield said(_("No later than: {when}."), language).format(when=when(rule.filed, language, book))
    if rule.advice:
        yield said(_("After the advice of: {who}."), language).format(who=whos(rule.advice, book, language))
    for holds, line in (
        (rule.named, _("It must be named in the convocation.")),
        (rule.heard, _("Whoever it concerns is heard first.")),
        (rule.reasons, _("Reasons must be given.")),
    ):
        if holds:
            yield said(line, language)
    if rule.effect:
        yield said(_("It takes effect: {when}."), language).format(when=when(rule.effect, language, book))


def quorums(names: Names, book: Book, language: str) -> Iterator[str]:
    """Name the quorum, or say that any of several is enough."""
    if len(names) == 1 and names[0] in book.quorum:
        yield said(_("Quorum: {quorum}."), language).format(quorum=label_of(book.quorum[names[0]], language))
    if len(names) > 1:
        labels = listed((label_of(book.quorum[one], language) for one in names), language, "or")
        yield said(_("Any of these quorums is enough: {quorums}."), language).format(quorums=labels)


def _majorities(names: Names, book: Book, language: str, style: str) -> str:
    return listed((label_of(book.majority[one], language) for one in names), language, style)


TIES = {
    "chair": _("A tie is settled by the chair."),
    "recount": _("After a tie it is counted again; a second tie is lost."),
    "lot": _("A tie is settled by lot."),
}


def _majority(rule: Majority, book: Book, language: str) -> Iterator[str]:
    for one, what in rule.tests:
        line = _("For: {test}.") if what == "for" else _("Against: {test}.")
        yield said(line, language).format(test=test(one, language, book))
    if rule.tie != "lost":
        yield said(TIES[rule.tie], language)


TAKING_PART = {
    "represented": _("Represented: {test}."),
    "present": _("Present: {test}."),
    "cast": _("Cast at each vote: {test}."),
}


def _quorum(rule: Quorum, book: Book, language: str) -> Iterator[str]:
    yield from _call(rule, book, language)
    for one in rule.then:
        yield (
            said(_("Next call: {when}."), language).format(when=when(one.when, language, book))
            if one.when
            else said(_("Next call."), language)
        )
        yield from _call(one, book, language)
        if not one.tests:
            yield said(_("Any number is then enough."), language)


def _call(call: Call, book: Book, language: str) -> Iterator[str]:
    for one, side in call.tests:
        yield said(TAKING_PART[side], language).format(test=test(one, language, book))


def _weight(rule: Weight, book: Book, language: str) -> Iterator[str]:
    if rule.is_unknown():
        yield said(_("How many votes a member has is not known."), language)
    elif rule.per:
        yield said(
            _("The votes are those of the whole group: {group}. Several members share them as: {shared}."), language
        ).format(group=_fact(rule.per, book, language), shared=_fact(rule.shared, book, language))
    if rule.part.fixed is not None and rule.part.fixed.denominator == 1 and not rule.is_unknown():
        votes = int(rule.part.fixed)
        line = (
            n_("A group has one vote.", "A group has {count} votes.")
            if rule.per
            else n_("Each member has one vote.", "Each member has {count} votes.")
        )
        yield said(line, language, votes).format(count=votes)
    elif not rule.is_unknown():
        yield said(_("Votes follow from: {facts}."), language).format(facts=facts_of(rule.part, book, language))
    if rule.together:
        yield said(_("A member does not split its own votes."), language)


SPEAKS = {
    "if all agree": _("The members of one group speak with one voice if all agree: {group}."),
    "by majority": _("The members of one group speak with the voice of most of their votes: {group}."),
    "by one they choose": _("The members of one group speak through the one they choose: {group}."),
}


def _voice(rule: Voice, book: Book, language: str) -> Iterator[str]:
    if rule.group == "country" and rule.speaks == "if all agree" and not rule.picker:
        yield (
            said(_("The members of one country have one voice; if they differ, it is blank."), language)
            if rule.otherwise == "blank"
            else said(_("The members of one country have one voice; if they differ, it has none."), language)
        )
        return
    yield said(SPEAKS[rule.speaks], language).format(group=_fact(rule.group, book, language))
    if rule.picker:
        line = _("If they do not, this body picks: {body}.")
        yield said(line, language).format(body=who(rule.picker, book, language))
    else:
        blank = rule.otherwise == "blank"
        yield said(_("If they do not, it is blank.") if blank else _("If they do not, it has none."), language)


def _proxy(rule: Proxy, book: Book, language: str) -> Iterator[str]:
    if not rule.allowed:
        categories = listed((label_of(book.category[one], language) for one in rule.categories), language)
        line = _("May not be represented by proxy: {categories}.") if categories else _("Nobody may vote for another.")
        yield said(line, language).format(categories=categories)
        return
    if rule.held is None:
        yield said(_("One may hold any number of proxies."), language)
    else:
        yield said(n_("One may hold one proxy.", "One may hold {count} proxies."), language, rule.held).format(
            count=rule.held
        )
    for names, line in ((rule.categories, _("Given by: {categories}.")), (rule.to, _("Held by: {categories}."))):
        if names:
            categories = listed((label_of(book.category[one], language) for one in names), language)
            yield said(line, language).format(categories=categories)
    if rule.within:
        line = _("Only to a member of the same group: {group}.")
        yield said(line, language).format(group=_fact(rule.within, book, language))
    for holds, line in (
        (rule.written, _("It is given in writing.")),
        (not rule.may_differ, _("Entrusted votes go the same way as the holder’s own.")),
        (not rule.presence, _("A represented member does not count for the quorum.")),
    ):
        if holds:
            yield said(line, language)


OVER = {
    "refused": _("A proxy that would lead above it is refused."),
    "cut": _("What lies above it is cut off."),
    "proportional": _("Above it the votes are lessened in proportion."),
}
ON = {
    "member": n_("A member has at most one vote.", "A member has at most {count} votes."),
    "person": n_("A person carries at most one vote.", "A person carries at most {count} votes."),
    "group": n_("A group carries at most one vote: {group}.", "A group carries at most {count} votes: {group}."),
}


def _cap(rule: Cap, book: Book, language: str) -> Iterator[str]:
    group = _fact(rule.on, book, language)
    if rule.at_most is not None:
        on = ON.get(rule.on, ON["group"])
        yield said(on, language, rule.at_most).format(count=rule.at_most, group=group)
    elif rule.times is not None:
        line = _("At most {times} times the votes of the {smallest} smallest together: {group}.")
        times = share(rule.times, language) if rule.times.denominator > 1 else str(int(rule.times))
        yield said(line, language).format(times=times, smallest=rule.smallest, group=group)
    else:
        yield said(_("There is a ceiling that is not known: {group}."), language).format(group=group)
    yield said(OVER[rule.manner], language)


def _fact(name: str, book: Book, language: str) -> str:
    if name in book.fact:
        return label_of(book.fact[name], language)
    return said(LABELS[name], language) if name in LABELS else text({"": name}, language)


DECIDING = {
    Decision: _decision,
    Majority: _majority,
    Quorum: _quorum,
    Weight: _weight,
    Voice: _voice,
    Proxy: _proxy,
    Cap: _cap,
}
