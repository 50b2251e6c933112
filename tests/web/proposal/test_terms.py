"""The terms of a rulebook's text: found, changed, and nothing else touched."""

import difflib
from datetime import date

from statutes.samples import LAW

from accede.rulebook.loading import load
from accede.web.proposal.terms import GROUPS, changed, terms

TEXT = LAW.decode()


def lines(new):
    """The lines that differ from the law as it is: those that went, and those that came."""
    found = list(difflib.ndiff(TEXT.splitlines(), new.splitlines()))
    return [one[2:].strip() for one in found if one.startswith("- ")], [
        one[2:].strip() for one in found if one.startswith("+ ")
    ]


def values(group):
    return {one.key: one.value for one in terms(TEXT, group)}


def test_each_group_has_the_terms_of_its_question():
    assert values("votes")["majority.ordinary.for.more_than"] == "1/2"
    assert values("dates")["deadline.convocation.when"] == "1 month before assembly"
    assert values("fees")["fee.annual.table.A.medium"] == "960"


def test_names_and_words_are_no_terms():
    keys = [one.key for group in GROUPS for one in terms(TEXT, group)]
    assert not [
        key for key in keys if key.split(".")[-1] in ("label", "article", "by", "set_by", "assumed", "en", "fr")
    ]


def test_nothing_filled_leaves_every_byte():
    assert changed(TEXT, {}) == TEXT


def test_one_term_changes_one_line_and_keeps_its_comments():
    went, came = lines(changed(TEXT, {"deadline.convocation.when": "6 weeks before assembly"}))
    assert (len(went), len(came)) == (1, 1)
    assert came[0] == went[0].replace("1 month", "6 weeks")


def test_the_word_of_a_test_can_be_changed_with_its_share():
    new = changed(TEXT, {"majority.ordinary.for.more_than": "2/3", "majority.ordinary.for.more_than word": "at_least"})
    asked = load(new.encode()).majority["ordinary"].votes_for
    assert (str(asked.at_least), asked.more_than) == ("2/3", None)


def test_an_amount_stays_a_number():
    new = changed(TEXT, {"fee.annual.table.A.medium": "990.50"})
    amount = load(new.encode()).fee_for("full", {"country": "BE", "wises": 14})
    assert str(amount.money) == "990.50"


def test_words_where_a_number_stood_are_left_to_the_rulebook_to_judge():
    assert '"much"' in changed(TEXT, {"fee.annual.table.A.medium": "much"})


def test_the_day_from_which_it_is_in_force_can_be_changed():
    assert load(changed(TEXT, {}, date(2028, 1, 1)).encode()).rulebook.in_force == date(2028, 1, 1)
