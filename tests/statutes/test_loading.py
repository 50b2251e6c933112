"""Editions and house texts are loaded as exact bytes, once, and never edited."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from threading import Barrier, Thread

import pytest
from cast import NOON
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from statutes.samples import LAW, SECRETARY, TEXTS, house_texts, law

from accede.journal.actions import Action, Refused
from accede.journal.models import Entry
from accede.people.capacities import anyone
from accede.people.models import DemoMark
from accede.people.queries import is_demo, mark_read_once
from accede.statutes.actions import AlreadyLoaded, DayTaken, Unreadable, load_edition, load_texts
from accede.statutes.models import Edition, HouseTexts
from accede.statutes.queries import (
    PRESETS,
    book_at,
    book_on,
    day_of,
    edition_at,
    edition_on,
    editions,
    law_read_once,
    letter,
    texts,
)
from accede.statutes.queries import house_texts as house_texts_now

pytestmark = pytest.mark.django_db
LATER = LAW.replace(b"2021-11-26", b"2028-01-01", 1)


def load(content, act=load_edition):
    return act(content, by=SECRETARY, at=NOON)


def test_an_edition_is_kept_byte_for_byte_and_journalled_by_its_seal():
    edition = load(LAW)
    assert bytes(Edition.objects.get().content) == LAW
    assert Entry.objects.get().edition == edition.sha256 == sha256(LAW).hexdigest()


def test_the_same_bytes_are_loaded_once():
    load(LAW)
    with pytest.raises(AlreadyLoaded):
        load(LAW)


def test_an_edition_is_never_edited():
    load(LAW)
    with pytest.raises(DayTaken):
        load(LAW + b"\n# another word\n")


def test_a_faulty_file_is_refused_with_all_its_faults():
    with pytest.raises(Unreadable) as refusal:
        load(LAW.replace(b"in_force ", b"in_farce ", 1))
    assert {fault.code for fault in refusal.value.faults} == {"unknown_key", "missing_key"}
    assert str(refusal.value) == "This file has 2 faults."


def test_faulty_texts_are_refused():
    with pytest.raises(Unreadable):
        load(b"page = 1", load_texts)


def test_a_letter_that_nothing_sends_is_told_when_the_texts_are_loaded():
    with pytest.raises(Unreadable) as refusal:
        load(TEXTS.replace(b"[letter.figures_called]", b"[letter.figures_cold]"), load_texts)
    assert [(fault.key, fault.code) for fault in refusal.value.faults] == [("letter.figures_cold", "no_letter.near")]


def test_a_place_of_a_letter_that_nothing_fills_is_told_when_the_texts_are_loaded():
    with pytest.raises(Unreadable) as refusal:
        load(TEXTS.replace(b"Please declare your figures of {year} by {due}.", b"By {day}."), load_texts)
    fault = refusal.value.faults[0]
    assert (fault.key, fault.code, fault.values["given"]) == ("letter.figures_called", "no_place", "day")


def test_a_letter_that_the_house_does_not_word_leaves_in_plain_words():
    load(b'[letter.fee_called]\nsubject = "Please pay"\nbody = "{url}"', load_texts)
    assert letter("fee_called").subject == {"": "Please pay"}
    assert letter("figures_called").subject["en"] == "Please declare your figures of {year}"


def test_a_house_without_texts_has_plain_ones():
    assert texts().page["join"].title == {"en": "Join us", "fr": "Nous rejoindre"}


def test_texts_are_counted_and_the_latest_counts():
    load(TEXTS, load_texts)
    load(TEXTS + b"\n# 2\n", load_texts)
    assert [one.version for one in HouseTexts.objects.all()] == [1, 2]
    with pytest.raises(AlreadyLoaded):
        load(TEXTS + b"\n# 2\n", load_texts)


def test_each_day_has_its_edition():
    load(LATER)
    load(LAW)
    assert edition_on(date(2027, 12, 31)).in_force == date(2021, 11, 26)
    assert edition_on(date(2028, 1, 1)).in_force == date(2028, 1, 1)
    assert edition_on(date(2000, 1, 1)).in_force == date(2021, 11, 26)


def test_a_house_without_law_says_so():
    with pytest.raises(ImproperlyConfigured):
        book_at(NOON)


def test_a_day_is_counted_in_the_zone_of_the_association():
    law()
    assert day_of(datetime(2027, 5, 4, 22, 30, tzinfo=UTC)) == date(2027, 5, 5)
    assert house_texts().texts.page


@pytest.mark.django_db(transaction=True)
def test_two_who_load_at_once_leave_one_edition():
    start, refused = Barrier(2), []

    def loading():
        start.wait()
        try:
            load(LAW)
        except Refused as refusal:
            refused.append(type(refusal))
        finally:
            connection.close()

    threads = [Thread(target=loading) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Edition.objects.count(), refused, Entry.objects.count()) == (1, [AlreadyLoaded], 1)


TABLED = (
    LATER
    + b"""
[table.index]
file = "index.csv"
key = "country"
"""
)
INDEX = b"country,year,value\nBE,2028,118\n"


def load_with(content, tables):
    return load_edition(content, tables, by=SECRETARY, at=NOON)


def test_an_edition_keeps_its_tables_byte_for_byte():
    load_with(TABLED, {"index.csv": INDEX, "other.csv": b"not asked for"})
    edition = Edition.objects.get()
    assert edition.tables == (("index.csv", INDEX),)
    assert edition.book.table["index"].rows_on(date(2028, 5, 1))[("BE",)] == 118


def test_a_table_is_journalled_by_its_seal():
    load_with(TABLED, {"index.csv": INDEX})
    assert Entry.objects.get().values["table index.csv"] == sha256(INDEX).hexdigest()


def test_a_table_that_is_not_given_stays_as_it_stood():
    load_with(TABLED, {"index.csv": INDEX})
    load(TABLED.replace(b"2028-01-01", b"2029-01-01", 1))
    assert edition_on(date(2029, 2, 1)).tables == (("index.csv", INDEX),)


PRESET = "be-aisbl/2020-12-24"
ON_LAW = LATER.replace(b"[rulebook]\n", b'[rulebook]\npreset = "%s"\n' % PRESET.encode(), 1)


def test_an_edition_keeps_the_law_that_it_stands_on():
    load(ON_LAW)
    edition = Edition.objects.get()
    assert edition.tables == ((f"{PRESET}.toml", (PRESETS / f"{PRESET}.toml").read_bytes()),)
    assert edition.book.deadline["accounts"].article == ("CSA 3:47",)


def test_law_that_is_given_counts_before_the_one_that_comes_with_the_software():
    own = (PRESETS / f"{PRESET}.toml").read_bytes().replace(b'"6 months after', b'"5 months after')
    load_with(ON_LAW, {f"{PRESET}.toml": own})
    assert edition_on(date(2029, 2, 1)).book.deadline["accounts"].date.count == 5


def test_a_newer_table_comes_with_a_newer_edition_and_leaves_the_older_as_it_was():
    newer = INDEX.replace(b"118", b"119")
    load_with(TABLED, {"index.csv": INDEX})
    load_with(TABLED.replace(b"2028-01-01", b"2029-01-01", 1), {"index.csv": newer})
    assert [edition.tables for edition in Edition.objects.all()] == [(("index.csv", INDEX),), (("index.csv", newer),)]


def test_an_edition_without_its_table_is_refused():
    with pytest.raises(Unreadable) as refusal:
        load(TABLED)
    assert [fault.code for fault in refusal.value.faults] == ["table_missing"]


def test_which_edition_is_in_force_is_a_matter_of_the_associations_own_midnight():
    first, second = load(LAW), load(LATER)
    # Midnight of the new year in Brussels is eleven in the evening in UTC.
    assert edition_at(datetime(2027, 12, 31, 22, 59, tzinfo=UTC)) == first
    assert edition_at(datetime(2027, 12, 31, 23, 0, tzinfo=UTC)) == second


def test_within_one_request_the_law_is_read_once_and_a_new_edition_is_seen_at_once(django_assert_num_queries):
    first = load(LAW)
    with law_read_once():
        assert edition_on(date(2028, 2, 1)) == first
        with django_assert_num_queries(0):
            assert edition_on(date(2028, 2, 1)) == first
        second = load(LATER)
        assert edition_on(date(2028, 2, 1)) == second


def test_within_one_request_the_texts_are_read_once_and_newer_ones_are_seen_at_once(django_assert_num_queries):
    first = load(TEXTS, load_texts)
    with law_read_once():
        assert texts() is first.texts
        with django_assert_num_queries(0):
            assert texts() is first.texts
        newer = load(TEXTS + b"\n# 2\n", load_texts)
        assert texts() is newer.texts


def test_within_one_action_the_law_is_read_once_and_a_new_edition_is_seen_at_once(django_assert_num_queries):
    def loading(*, by, at):
        first = edition_on(date(2028, 2, 1))
        with django_assert_num_queries(0):
            assert edition_on(date(2028, 2, 1)) is first
        assert edition_on(date(2028, 2, 1)) != load_edition(LATER, by=by, at=at) == edition_on(date(2028, 2, 1))

    load(LAW)
    Action("test.load", loading, anyone, "It only loads another edition.")(by=SECRETARY, at=NOON)


EARLY = LATER.replace(b"[rulebook]\n", b'[rulebook]\nearly = { "deadline.convocation" = 2027-09-01 }\n', 1).replace(
    b'"1 month before assembly"', b'"6 weeks before assembly"', 1
)


@pytest.mark.parametrize(
    ("day", "notice"),
    [
        (date(2027, 8, 31), "1 month before assembly"),
        (date(2027, 9, 1), "6 weeks before assembly"),
        (date(2028, 1, 1), "6 weeks before assembly"),
    ],
)
def test_a_rule_of_the_next_edition_may_begin_early(day, notice):
    load(LAW)
    load(EARLY)
    assert book_on(day).deadline["convocation"].date.text == notice
    assert edition_on(date(2027, 12, 31)).in_force == date(2021, 11, 26)


def test_an_edition_whose_early_rule_fits_no_day_before_it_is_not_loaded():
    load(LAW)
    odd = EARLY.replace(b'by        = "president"', b'by        = "clerk"', 1) + b'[body.clerk]\narticle = "14"\n'
    with pytest.raises(Unreadable) as caught:
        load(odd)
    assert [one.code for one in caught.value.faults] == ["no_such_rule"]
    assert Edition.objects.count() == 1


def test_the_law_the_words_and_the_mark_of_a_demo_are_asked_for_at_once(django_assert_num_queries):
    law()
    house_texts()
    DemoMark.objects.create(id=1, moved=timedelta(days=3))
    day = law().in_force
    with law_read_once(), mark_read_once(), django_assert_num_queries(1):
        assert [one.in_force for one in editions()] == [day]
        assert (house_texts_now().version, is_demo()) == (1, True)
