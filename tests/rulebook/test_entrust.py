"""Whether a member may entrust its vote to another is asked beforehand, by the rules that count it afterwards."""

import pytest
from rulebook.sample import meeting

from accede.rulebook.entrust import may_be_represented, may_entrust
from accede.rulebook.tally import Voter

TWO = '[proxy.p]\narticle = "9"\nheld = 2\n'


def one(name, attendance="absent", proxy="", country="BE"):
    return Voter(name, "full", country, attendance, proxy)


def asked(text, roll, principal="b", holder="a"):
    return may_entrust(meeting(text), roll, principal, holder)


def test_a_member_may_entrust_its_vote_to_one_that_is_not_there_yet():
    verdict = asked(TWO, [one("a"), one("b")])
    assert (verdict.holds, verdict.article, verdict.values["held"]) == (True, ("9",), 2)


@pytest.mark.parametrize(
    ("text", "roll", "code"),
    [
        ("", [one("a"), one("b")], "proxy.no_proxies"),
        ('[proxy.p]\narticle = "9"\nallowed = false\n', [one("a"), one("b")], "proxy.no_proxies"),
        (TWO, [one("b")], "proxy.to_nobody"),
        (TWO, [one("a")], "proxy.unknown_member"),
        (TWO, [one("a", "represented", "c"), one("b"), one("c")], "proxy.chain"),
        (TWO, [one("a"), one("b"), one("c", "represented", "b")], "proxy.chain"),
        (
            TWO,
            [one("a"), one("b"), one("c", "represented", "a"), one("d", "represented", "a")],
            "proxy.too_many_proxies",
        ),
        (TWO + 'within = "country"\n', [one("a", country="FR"), one("b")], "proxy.outside_group"),
        (
            TWO + '[cap.person]\narticle = "10"\non = "person"\nat_most = 1\nover = "refused"\n',
            [one("a"), one("b")],
            "proxy.over_cap",
        ),
    ],
)
def test_a_proxy_that_would_not_count_is_refused_beforehand(text, roll, code):
    verdict = asked(text, roll)
    assert (verdict.holds, verdict.code) == (False, code)


def test_a_proxy_that_a_cap_refuses_rests_on_the_article_of_the_cap():
    cap = '[cap.person]\narticle = "10"\non = "person"\nat_most = 1\nover = "refused"\n'
    assert asked(TWO + cap, [one("a"), one("b")]).article == ("10",)


def test_a_member_without_the_right_to_vote_entrusts_nothing():
    unpaid = (
        '[fact]\nlate = { kind = "yes" }\n[standing.unpaid]\narticle = "8"\nif = { late = true }\nloses = ["vote"]\n'
    )
    roll = [one("a"), Voter("b", "full", "BE", "absent", "", {"late": True})]
    verdict = asked(TWO + unpaid, roll)
    assert (verdict.holds, verdict.article) == (False, ("8",))


def test_whatever_is_allowed_beforehand_is_counted_afterwards():
    book = meeting(TWO + "written = true\n")
    assert may_entrust(book, [one("a"), one("b")], "b", "a").holds
    given = {"written": True}
    roll = [one("a", "present"), Voter("b", "full", "BE", "represented", "a", given)]
    assert book.count("plan", roll, {"a": "for", "b": "against"}).tally.choices()["against"] == 1


@pytest.mark.parametrize(("text", "holds"), [(TWO, True), ("", False)])
def test_it_is_known_before_anybody_is_named_whether_there_are_proxies(text, holds):
    assert may_be_represented(meeting(text), "full").holds is holds
