"""Editions that overlap: rules used early, rules that go on late."""

from datetime import date

import pytest

from accede.rulebook.loading import Faulty, load
from accede.rulebook.overlap import Source, bends, book_on, check_overlaps

OLD = """
[rulebook]
association = "Sample"
in_force = 2020-01-01
languages = ["en"]
[article."5"]
says = "Notice is two weeks."
[deadline.convocation]
article = "5"
by = "chair"
when = "2 weeks before assembly"
[deadline.minutes]
article = "6"
by = "chair"
when = "1 week after assembly"
[body.chair]
article = "4"
"""
NEW = """
[rulebook]
association = "Sample"
in_force = 2024-09-01
languages = ["en"]
early = { "deadline.convo*" = 2024-05-01 }
late = { "deadline.minutes" = 2024-12-31 }
[article."5"]
says = "Notice is a month."
[deadline.convocation]
article = "5"
by = "chair"
when = "1 month before assembly"
[deadline.minutes]
article = "6"
by = "chair"
when = "1 day after assembly"
[body.chair]
article = "4"
"""


def source(text):
    return Source(text.encode())


def on(day, own, new=NEW):
    editions = [source(OLD), source(new)]
    return book_on(day, editions[own], editions)


@pytest.mark.parametrize(
    ("day", "own", "notice", "minutes"),
    [
        (date(2024, 4, 30), 0, "2 weeks before assembly", "1 week after assembly"),
        (date(2024, 5, 1), 0, "1 month before assembly", "1 week after assembly"),
        (date(2024, 8, 31), 0, "1 month before assembly", "1 week after assembly"),
        (date(2024, 9, 1), 1, "1 month before assembly", "1 week after assembly"),
        (date(2024, 12, 31), 1, "1 month before assembly", "1 week after assembly"),
        (date(2025, 1, 1), 1, "1 month before assembly", "1 day after assembly"),
    ],
)
def test_early_rules_begin_before_their_edition_and_late_ones_end_after_it(day, own, notice, minutes):
    found = on(day, own).deadline
    assert (found["convocation"].date.text, found["minutes"].date.text) == (notice, minutes)


def test_a_rule_used_early_cites_its_own_wording_of_an_article():
    book = on(date(2024, 5, 1), 0)
    assert book.deadline["convocation"].article == ("5 (2024-09-01)",)
    assert book.article["5 (2024-09-01)"].says[""] == "Notice is a month."
    assert book.article["5"].says[""] == "Notice is two weeks."


def test_an_article_that_both_word_alike_is_cited_plainly():
    book = on(date(2024, 5, 1), 0, NEW.replace("Notice is a month.", "Notice is two weeks."))
    assert book.deadline["convocation"].article == ("5",)


def test_the_edition_in_force_is_still_said_to_be_the_one_it_is():
    assert on(date(2024, 5, 1), 0).rulebook.in_force == date(2020, 1, 1)


def test_an_edition_alone_is_what_it_says():
    assert (
        book_on(date(2024, 10, 1), source(NEW), [source(NEW)]).deadline["minutes"].date.text == "1 day after assembly"
    )


def test_the_days_on_which_something_bends_are_known():
    assert bends([source(OLD), source(NEW)]) == [date(2024, 5, 1), date(2024, 12, 31)]


def test_a_rule_used_early_that_names_one_of_its_own_edition_alone_does_not_fit():
    new = (
        NEW.replace('by = "chair"\nwhen = "1 month', 'by = "clerk"\nwhen = "1 month') + '[body.clerk]\narticle = "4"\n'
    )
    with pytest.raises(Faulty) as caught:
        check_overlaps([source(OLD), source(new)])
    assert [(one.key, one.code) for one in caught.value.faults] == [
        ("2024-05-01: deadline.convocation.by", "no_such_rule")
    ]
    both = new.replace('"deadline.convo*" = 2024-05-01', '"deadline.convo*" = 2024-05-01, "body.clerk" = 2024-05-01')
    check_overlaps([source(OLD), source(both)])


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("deadline.convo*", "deadline.convok*", ("rulebook.early.deadline.convok*", "no_rule_so_called")),
        ("2024-05-01", "2024-09-01", ("rulebook.early.deadline.convo*", "not_early")),
        ("2024-12-31", "2024-08-31", ("rulebook.late.deadline.minutes", "not_late")),
        ("2024-05-01", '"soon"', ("rulebook.early.deadline.convo*", "wrong_value")),
    ],
)
def test_faults_of_early_and_late_name_their_key(was, now, found):
    with pytest.raises(Faulty) as caught:
        load(NEW.replace(was, now).encode())
    assert [(one.key, one.code) for one in caught.value.faults] == [found]
