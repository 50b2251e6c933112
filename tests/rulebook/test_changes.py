"""What changes between two editions, for which decisions and which members."""

from rulebook.sample import HEAD, MEETING, law, member, network

from accede.rulebook.changes import changes, shifts
from accede.rulebook.loading import load
from accede.rulebook.verdict import Money, Named

FEE = '\n[fee.yearly]\narticle = "6"\nfor = "full"\nfixed = 100\n'


def edited(*edits, text=MEETING + FEE):
    for was, now in edits:
        assert was in text
        text = text.replace(was, now)
    return load((HEAD + text).encode())


BEFORE = edited()


def found(new, old=BEFORE):
    return {(one.kind, one.name): one for one in changes(old, new)}


def test_an_edition_does_not_differ_from_itself():
    assert changes(network(), network()) == []
    assert changes(BEFORE, edited()) == []


def test_a_rule_that_differs_is_named_with_its_keys():
    after = edited(('more_than = "1/2"', 'at_least = "2/3"'))
    assert list(found(after)) == [("majority", "half")]
    assert found(after)["majority", "half"].keys == ("votes_for",)


def test_a_majority_touches_the_decisions_that_name_it():
    after = edited(('more_than = "1/2"', 'at_least = "2/3"'))
    assert found(after)["majority", "half"].touches == (Named("decision", "plan"),)


def test_a_majority_of_the_body_touches_only_decisions_without_their_own():
    text = MEETING.replace('article = "1"', 'article = "1"\nmajority = "all"') + (
        '[majority.all]\narticle = "3"\nfor = { at_least = "1/1", of = "votes cast" }\n'
        '[decision.budget]\narticle = "2"\nby = "meeting"\n'
        '[decision.statutes]\narticle = "2"\nby = "meeting"\nunknown = { majority = "not seen" }\n'
    )
    after = edited(('at_least = "1/1"', 'at_least = "9/10"'), text=text)
    assert found(after, law(text))["majority", "all"].touches == (Named("decision", "budget"),)


def test_a_fee_touches_the_categories_that_it_is_for():
    assert found(edited(("fixed = 100", "fixed = 120")))["fee", "yearly"].touches == (Named("category", "full"),)


def test_a_rule_may_be_new_or_gone():
    after = edited(("[fee.yearly]", "[fee.annual]"))
    assert (found(after)["fee", "annual"].old, found(after)["fee", "yearly"].new) == (None, None)


def test_other_words_for_the_same_rule_change_no_answer():
    after = edited(("[fee.yearly]\n", '[fee.yearly]\nlabel = "Subscription"\n'))
    change = found(after)["fee", "yearly"]
    assert (change.is_wording, change.keys) == (True, ("label",))


def test_a_member_whose_fee_rises_is_named_with_both_amounts():
    moved = list(shifts(BEFORE, edited(("fixed = 100", "fixed = 120")), [member("A")]))
    assert [(one.member, one.what, one.before, one.after) for one in moved] == [
        ("A", "fee", Money(10000, "EUR"), Money(12000, "EUR"))
    ]


def test_a_member_that_loses_the_right_to_vote_loses_its_votes_too():
    moved = shifts(BEFORE, edited(('rights = ["vote"]', 'rights = ["speak"]')), [member("A")])
    assert {(one.what, one.of.name, one.before, one.after) for one in moved} == {
        ("right", "vote", True, False),
        ("right", "speak", False, True),
        ("votes", "plan", 1, 0),
    }


def test_what_cannot_be_said_under_the_new_edition_is_none():
    after = edited(("fixed = 100", 'by = "income"'), text=MEETING + FEE + '[fact.income]\nkind = "money"\n')
    before = edited(text=MEETING + FEE + '[fact.income]\nkind = "money"\n')
    (moved,) = shifts(before, after, [member("A")])
    assert (moved.before, moved.after) == (Money(10000, "EUR"), None)


def test_a_member_whose_category_is_gone_is_named():
    after = edited(("category.full", "category.whole"), ('for = "full"', 'for = "whole"'))
    (moved,) = shifts(BEFORE, after, [member("A")])
    assert (moved.what, moved.of, moved.before, moved.after) == ("category", Named("category", "full"), True, False)


def test_a_member_for_whom_nothing_changes_is_not_named():
    moved = shifts(BEFORE, edited(('more_than = "1/2"', 'at_least = "2/3"')), [member("A")])
    assert list(moved) == []
