"""Texts of unequal rank: a rule goes before an article of a lower text, and before no other."""

import pytest

from accede.rulebook.loading import Faulty, load
from accede.wording.explain import explained

BOOK = """
[rulebook]
association = "Sample"
in_force = 2024-01-01
languages = ["en"]
documents = ["statutes", "rules"]
[article.s1]
mark = "statute one"
document = "statutes"
[article.s2]
document = "statutes"
[article.r1]
mark = "rule one"
document = "rules"
[article.loose]
mark = "a letter"
[majority.half]
article = "s1"
for = { more_than = "1/2", of = "votes cast" }
[body.meeting]
article = "s1"
kind = "assembly"
[decision.expulsion]
label = "Expulsion"
by = "meeting"
majority = "half"
"""


def book(article, overrides):
    return load(f'{BOOK}article = {article}\noverrides = "{overrides}"\n'.encode())


def fault(article, overrides):
    with pytest.raises(Faulty) as faulty:
        book(article, overrides)
    (one,) = faulty.value.faults
    return one.key, one.code


def test_a_rule_of_the_statutes_goes_before_an_article_of_the_rules():
    assert book('"s1"', "r1").decision["expulsion"].overrides == ("r1",)


@pytest.mark.parametrize(
    ("article", "overrides"),
    [('"s1"', "s2"), ('"r1"', "s1"), ('["s1", "r1"]', "r1")],
    ids=["of the same text", "of a higher text", "of a text it rests on itself"],
)
def test_a_rule_goes_before_no_article_of_its_own_text_or_a_higher_one(article, overrides):
    assert fault(article, overrides) == ("decision.expulsion.overrides", "not_lower")


def test_nobody_can_say_how_a_text_ranks_that_is_not_in_the_list():
    assert fault('"s1"', "loose") == ("decision.expulsion.overrides", "no_rank")
    assert fault('"loose"', "r1") == ("decision.expulsion.overrides", "no_rank")


def test_an_article_that_is_not_there_is_not_overridden():
    with pytest.raises(Faulty) as faulty:
        book('"s1"', "r2")
    assert ("decision.expulsion.overrides", "no_such_rule") in {(one.key, one.code) for one in faulty.value.faults}


def test_both_articles_say_which_of_them_goes_first():
    chapters = {
        one.article: [said.text.replace("\N{NO-BREAK SPACE}", " ") for said in one.rules]
        for one in explained(book('"s1"', "r1"), "en")
    }
    assert "It goes before rule one, of a lower text, which says otherwise." in chapters["s1"]
    assert chapters["r1"] == ["statute one, of a higher text, goes before it: Expulsion."]
