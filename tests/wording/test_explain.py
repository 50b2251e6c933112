"""A rulebook is explained article by article, and nothing of it is left out."""

import pytest
from rulebook.sample import law, rulebook

from accede.wording.explain import explained

BOOKS = ("ensie", "hcce", "enqa", "eua", "feo")
TEXT = """
[article."1"]
title = "Bodies"
[body.board]
article = ["1", "2"]
label = "Board"
[body.office]
article = ["3", "1"]
label = "Office"
[path.out]
article = "1"
into = "outside"
label = "Leaving"
steps = [{ name = "letter", by = "member", sends = "letter", article = "4" }]
[body.desk]
assumed = "somebody opens the letters"
label = "Desk"
"""


def told(book=None):
    return {one.article: [line.text for line in one.rules] for one in explained(book or law(TEXT), "en")}


def test_a_rule_is_told_once_under_the_first_of_its_articles_that_is_worded():
    assert told()["1"] == [
        "Leaving, in one step.",
        "1. letter (member).",
        "It leads to: outside the association.",
        "Board.",
    ]


def test_an_article_that_nobody_has_worded_has_a_chapter_of_what_rests_on_it():
    assert told()["2"] == ["Board."]
    assert told()["3"] == ["Office."]
    assert told()["4"][0] == "Leaving, in one step."


def test_what_has_no_article_comes_last():
    assert list(told().items())[-1] == ("", ["Desk."])


def test_a_chapter_without_a_title_is_headed_by_its_article():
    headings = {one.article: one.heading for one in explained(law(TEXT), "en")}
    assert (headings["1"], headings["2"]) == ("art.\u00a01  Bodies", "art.\u00a02")


@pytest.mark.parametrize("name", BOOKS)
def test_every_article_that_a_rule_rests_on_has_its_chapter(name):
    book = rulebook(name)
    resting = {
        one
        for kind in ("path", "decision", "deadline", "body", "fee")
        for rule in getattr(book, kind).values()
        for one in rule.article
    }
    assert resting <= {one.article for one in explained(book, "en")}
