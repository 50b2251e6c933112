"""Whether a member may entrust its vote to another: asked beforehand by the rules that count it afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from accede.rulebook.caps import capped
from accede.rulebook.entitled import all_entitled
from accede.rulebook.roll import Unfit, check_proxies, proxy_rule
from accede.rulebook.tally import Voter
from accede.rulebook.verdict import Named, Value, Verdict, merged
from accede.rulebook.weight import Proxy

if TYPE_CHECKING:
    from accede.rulebook.book import Book

# A proxy that is given on the site is in writing.
GIVEN = {"written": True}


def may_be_represented(book: "Book", category: str) -> Verdict:
    """Say whether members of a category may vote by proxy at all."""
    rule = proxy_rule(category, book.proxy.values())
    holds = rule is not None and rule.allowed
    code = "proxy.allowed" if holds else "proxy.no_proxies"
    return Verdict(holds=holds, code=code, **_basis(rule))


def may_entrust(book: "Book", roll: Iterable[Voter], principal: str, holder: str) -> Verdict:
    """Say whether a member may entrust its vote to another, beside the proxies that the roll has already.

    `values` name both, and how many proxies the holder may hold where the rule says so.
    """
    voters = {one.member: _coming(one) for one in roll}
    giver = voters.get(principal)
    if giver is None:
        return Verdict(holds=False, code="proxy.unknown_member", values={"member": principal})
    rule = proxy_rule(giver.category, book.proxy.values())
    rights = all_entitled(book, tuple(voters.values()), "")
    if rights[principal].verdict.holds is False:
        return rights[principal].verdict
    given = replace(giver, attendance="represented", proxy=holder, facts={**giver.facts, **GIVEN})
    values = {"member": principal, "holder": holder, "held": rule.held if rule else None}
    try:
        _check(book, {**voters, principal: given}, rights, is_over=_is_over(book, voters, rights))
    except Unfit as unfit:
        return _refused(book, unfit, rule, values)
    return Verdict(holds=True, code="proxy.may_entrust", values=values, **_basis(rule))


def _check(book: "Book", voters: Mapping[str, Voter], rights: dict, *, is_over: bool) -> None:
    for rules in (book.proxy, *((book.also("proxy"),) if book.also("proxy") else ())):
        check_proxies(voters, tuple(rules.values()), {})
    if not is_over:
        capped(book, voters, rights)


def _is_over(book: "Book", voters: Mapping[str, Voter], rights: dict) -> bool:
    """Say whether somebody would carry too much already if everybody came: then a proxy more is not what is refused."""
    try:
        capped(book, voters, rights)
    except Unfit:
        return True
    return False


def _refused(book: "Book", unfit: Unfit, rule: Proxy | None, values: Mapping[str, Value]) -> Verdict:
    code = "proxy." + unfit.code.removeprefix("roll.").removeprefix("proxy_")
    told = {**values, **unfit.values}
    if "fact" in told:
        told["fact"] = Named("fact", str(told["fact"]))
    if code != "proxy.over_cap":
        return Verdict(holds=False, code=code, values=told, **_basis(rule))
    caps = [one for one in (*book.cap.values(), *book.also("cap").values()) if one.manner == "refused"]
    marks = merged(*(one.marks(*one.assumed) for one in caps))
    return Verdict(holds=False, code=code, values=told, article=merged(*(one.article for one in caps)), marks=marks)


def _coming(voter: Voter) -> Voter:
    """A member as if everybody came, so that what its holder would carry is counted whole."""
    if voter.attendance == "represented":
        return replace(voter, facts={**voter.facts, **GIVEN})
    return replace(voter, attendance="present")


def _basis(rule: Proxy | None) -> dict:
    return {"article": rule.article, "marks": rule.every_mark} if rule else {}
