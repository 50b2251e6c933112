"""Numbers of bodies in Europe: those published by their registers hold, one digit off they do not."""

import pytest
from django.utils.translation import override

from accede.register.queries.numbers import COUNTRIES, Kind, check

# Country, a number as its register or its documentation publishes it, its normal form.
VALID = [
    ("AD", "U-132950-X", "U132950X"),
    ("AL", "AL J 91402501 L", "J91402501L"),
    ("AT", "FN 122119m", "122119M"),
    ("AZ", "140 155 5071", "1401555071"),
    ("BE", "BE 428759497", "0428759497"),
    ("BE", "0403.019.261", "0403019261"),
    ("BG", "BG 175 074 752", "175074752"),
    ("BY", "200988541", "200988541"),
    ("CH", "CHE-100.155.212", "CHE100155212"),
    ("CY", "CY-10259033P", "10259033P"),
    ("CZ", "251 23 891", "25123891"),
    ("DK", "DK 13585628", "13585628"),
    ("EE", "12345678", "12345678"),
    ("ES", "J99216582", "J99216582"),
    ("ES", "ES B-58378431", "B58378431"),
    ("FI", "2077474-0", "20774740"),
    ("FI", "123.123", "123123"),
    ("FR", "552 008 443", "552008443"),
    ("GR", "EL 094259216", "094259216"),
    ("HR", "HR 33392005961", "33392005961"),
    ("HU", "HU-12892312", "12892312"),
    ("IT", "IT 00743110157", "00743110157"),
    ("LV", "LV 4000 3521 600", "40003521600"),
    ("MD", "1008600038413", "1008600038413"),
    ("ME", "02655284", "02655284"),
    ("MK", "4030000375897", "4030000375897"),
    ("NL", "1112.22.333", "111222333"),
    ("NO", "988 077 917", "988077917"),
    ("PL", "192598184", "192598184"),
    ("PL", "PL 8567346215", "8567346215"),
    ("PT", "PT 501 964 843", "501964843"),
    ("RO", "185 472 90", "18547290"),
    ("RO", "J52/750/2012", "J52/750/2012"),
    ("RS", "101134702", "101134702"),
    ("RU", "1022200525819", "1022200525819"),
    ("SE", "123456-7897", "1234567897"),
    ("SI", "9331310000", "9331310"),
    ("SM", "024165", "24165"),
    ("TR", "4540536920", "4540536920"),
    ("UA", " 32855961 ", "32855961"),
]
WRONG = [
    ("BE", "BE431150351"),
    ("BG", "175074751"),
    ("CH", "CHE-100.155.213"),
    ("CZ", "25123890"),
    ("DK", "13585627"),
    ("EE", "12345679"),
    ("ES", "B64717839"),
    ("FI", "2077474-1"),
    ("FR", "404833047"),
    ("HR", "33392005962"),
    ("IT", "00743110158"),
    ("MK", "4030000375890"),
    ("NO", "988 077 918"),
    ("PL", "192598183"),
    ("PT", "501964842"),
    ("RO", "185 472 91"),
    ("RS", "101134703"),
    ("TR", "4540536921"),
    ("UA", "32855968"),
]
KEPT = [
    ("FR", "W751 234 567", "W751234567"),
    ("PL", "0000 123 456", "0000123456"),
    ("DE", "Amtsgericht Aachen HRB 11223", "AMTSGERICHTAACHENHRB11223"),
    ("GB", "SC 123456", "SC123456"),
    ("BA", "4200000000001", "4200000000001"),
    ("GE", "204378869", "204378869"),
    ("LU", "B 123.456", "B123456"),
    ("SK", "31 333 532", "31333532"),
    ("XK", "810000000", "810000000"),
    ("JP", "1234-56", "123456"),
]


@pytest.mark.parametrize(("country", "typed", "normal"), VALID)
def test_a_number_that_its_register_gives_out_is_valid_and_has_a_normal_form(country, typed, normal):
    found = check(Kind.REGISTRATION, country, typed)
    assert (found.holds, found.normal, found.typed) == (True, normal, typed.strip())


@pytest.mark.parametrize(("country", "typed"), WRONG)
def test_a_number_with_a_digit_mistyped_is_not_valid_and_a_right_one_is_shown(country, typed):
    found = check(Kind.REGISTRATION, country, typed)
    assert found.holds is False
    assert str(found.why) == (
        f"A digit of this number is wrong: it fails its own check. A right one looks like {COUNTRIES[country].example}."
    )


@pytest.mark.parametrize(("country", "typed", "normal"), KEPT)
def test_a_number_that_nothing_can_check_is_kept_and_told_so(country, typed, normal):
    found = check(Kind.REGISTRATION, country, typed)
    assert (found.holds, found.normal) == (None, normal)
    assert str(found.why) == "This number is kept as it is: nothing is known here to check it by."


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_example_shown_for_a_country_is_never_wrong_itself(country):
    assert check(Kind.REGISTRATION, country, COUNTRIES[country].example).holds is not False
    assert not COUNTRIES[country].vat or check(Kind.VAT, country, COUNTRIES[country].vat).holds is True


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_country_takes_words_for_a_number(country):
    found = check(Kind.REGISTRATION, country, "see above")
    assert found.holds is False
    assert COUNTRIES[country].example in str(found.why)


@pytest.mark.parametrize("typed", ["732 829 320 00074", "732829320", "FR 44 732 829 320"])
def test_an_establishment_and_a_vat_number_count_as_the_body_behind_them(typed):
    assert check(Kind.REGISTRATION, "FR", typed).normal == "732829320"


def test_a_vat_number_is_that_of_its_country():
    assert check(Kind.VAT, "SK", "SK 202 274 96 19").normal == "2022749619"
    assert check(Kind.VAT, "SK", "SK 202 274 96 18").holds is False
    assert check(Kind.VAT, "BA", "123").holds is None


def test_an_iban_carries_its_country_and_its_check_digits():
    assert check(Kind.IBAN, "", "GR16 0110 1050 0000 1054 7023 795").normal == "GR1601101050000010547023795"
    assert check(Kind.IBAN, "", "GR16 0110 1050 0000 1054 7023 796").holds is False
    assert "BE31 4354 1116 1155" in str(check(Kind.IBAN, "", "my bank").why)


def test_nothing_typed_is_not_wrong_and_something_endless_is():
    assert check(Kind.REGISTRATION, "BE", " ").holds is None
    assert check(Kind.REGISTRATION, "XX", "1" * 61).holds is False


def test_why_a_number_is_wrong_is_said_in_the_readers_language():
    why = check(Kind.REGISTRATION, "BE", "12").why
    with override("fr"):
        assert "0403.019.261" in str(why)
