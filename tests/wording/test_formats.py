"""Days, money, countries and shares are written as each language writes them."""

from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from accede.rulebook.verdict import Money
from accede.wording.formats import country, day, hour, listed, moment, money, number, plain_money, share, text

JUNE = date(2027, 6, 1)


def plain(words):
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("language", "written"), [("en", "1 June 2027"), ("fr", "1er juin 2027")])
def test_a_day_is_held_together_by_a_no_break_space(language, written):
    found = day(JUNE, language)
    assert plain(found) == written
    assert "\u00a0" in found


def test_a_weekday_stands_before_the_day_and_the_year_may_be_left_out():
    assert plain(day(date(2027, 6, 12), "en", weekday=True)) == "Saturday 12 June 2027"
    assert plain(day(date(2027, 6, 12), "fr", year=False)) == "12 juin"


def test_a_number_in_the_year_is_not_taken_for_the_day():
    assert plain(day(date(2020, 1, 20), "en")) == "20 January 2020"


def test_an_instant_is_told_in_the_zone_that_is_asked_for():
    at = datetime(2027, 6, 12, 22, 5, tzinfo=UTC)
    brussels = ZoneInfo("Europe/Brussels")
    assert (hour(at, "en", brussels), hour(at, "fr", brussels)) == ("00:05", "00h05")
    assert plain(moment(at, "en", brussels)) == "13 June 2027, 00:05"
    eve = datetime(2027, 6, 30, 22, 5, tzinfo=UTC)
    assert [plain(moment(eve, one, brussels)) for one in ("en", "fr")] == [
        "1 July 2027, 00:05",
        "1er juillet 2027, 00:05",
    ]


@pytest.mark.parametrize(("language", "written"), [("en", "€1,234.50"), ("fr", "1 234,50 €")])
def test_money_is_written_with_its_currency(language, written):
    assert plain(money(Money(123450, "EUR"), language)) == written


def test_a_reduction_carries_a_true_minus():
    assert plain(plain_money(-5333, "en")) == "− 53.33"


@pytest.mark.parametrize(("code", "english", "french"), [("XK", "Kosovo", "Kosovo"), ("DE", "Germany", "Allemagne")])
def test_a_country_is_named(code, english, french):
    assert (country(code, "en"), country(code, "fr")) == (english, french)


def test_where_no_country_is_known_that_is_said():
    assert (country("", "en"), country("", "fr")) == ("country not known", "pays inconnu")


@pytest.mark.parametrize(
    ("value", "written"),
    [(Fraction(1, 2), "1/2"), (Fraction(2, 3), "2/3"), (Fraction(27, 100), "27%"), (Fraction(27, 10000), "0.27%")],
)
def test_a_share_is_a_fraction_where_people_say_it_so_else_a_percentage(value, written):
    assert share(value, "en") == written


@pytest.mark.parametrize(
    ("value", "written"), [(1200, "1,200"), (Fraction(3, 2), "1½"), (Fraction(1, 3), "⅓"), (Fraction(7, 5), "1 2/5")]
)
def test_a_number_keeps_its_fraction(value, written):
    assert number(value, "en") == written


def test_words_are_joined_as_the_language_lists_them():
    assert listed(["a", "b", "c"], "fr") == "a, b et c"
    assert listed(["a", "b"], "en", "or") == "a or b"


@pytest.mark.parametrize(
    ("texts", "found"), [({"en": "A", "fr": "B"}, "B"), ({"en": "A"}, "A"), ({"de": "C"}, "C"), ({}, "")]
)
def test_a_text_falls_back_to_english_and_then_to_what_there_is(texts, found):
    assert text(texts, "fr") == found


def test_a_currency_that_is_written_in_letters_stands_apart_from_its_number():
    assert plain(money(Money(1595000, "CHF"), "en")) == "CHF 15,950.00"
    assert money(Money(1595000, "EUR"), "en") == "€15,950.00"


def test_a_sign_of_french_stays_with_its_word_whoever_wrote_it():
    written = {"fr": "Qui : « nous » ; et vous ?", "en": "Who : we?"}
    assert text(written, "fr") == "Qui\u00a0: «\u00a0nous\u00a0»\u202f; et vous\u202f?"
    assert text(written, "en") == "Who : we?"
