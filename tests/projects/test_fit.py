"""Who may answer eight real calls, written down before they were asked; and what other programmes ask."""

import tomllib
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import ValidationError

from accede.projects.eligibility.conditions import Conditions
from accede.projects.eligibility.fit import Applicant, fit, may_coordinate, own_share
from accede.projects.eligibility.sets import countries_of, known_sets, turn_before
from accede.projects.eligibility.wording import reasons

CALLS = {one["identifier"]: one for one in tomllib.loads(Path(__file__).with_name("calls.toml").read_text())["call"]}
NETWORK = frozenset(["network", "non_profit"])
YES, NO, CANNOT_SAY = True, False, None
# Networks of countries that have members: in the Union, in countries associated to it, and beyond.
EXPECTED = {
    # Only networks at the level of the Union answer these three.
    "ESF-2025-AG-NETW-MF-SE": {"BE": NO, "MD": NO, "RS": NO, "AZ": NO},
    "ESF-2025-OG-NETW-NGO-FPA": {"BE": NO, "MD": NO, "RS": NO, "AZ": NO},
    "ESF-2025-OG-NETW-NGO-SGA": {"BE": NO, "MD": NO, "RS": NO, "AZ": NO},
    # Open to the Union; which others is not noted.
    "ESF-2022-SOC-INNOV": {"FR": YES, "HR": YES, "MD": CANNOT_SAY, "AZ": CANNOT_SAY},
    "SMP-COSME-2023-SEED": {"IE": YES, "LV": YES, "MK": CANNOT_SAY, "AZ": CANNOT_SAY},
    "SMP-COSME-2023-RESILIENCE-01": {"RO": YES, "SI": YES, "RS": CANNOT_SAY, "AZ": CANNOT_SAY},
    "SMP-COSME-2024-SEE-01": {"BE": CANNOT_SAY, "RS": CANNOT_SAY},  # nothing is noted of its conditions
    "COS-SEM-2019-4-01": {"IT": YES, "GB": YES, "MD": CANNOT_SAY},  # the United Kingdom was in the Union then
}
HORIZON = Conditions(
    countries=("eu", "horizon_associated"), min_organisations=3, min_countries=3, within=[{"countries": ["eu"]}]
)
KA220 = Conditions(
    countries=("eu", "erasmus_associated", "AZ", "MD"),
    excluded=("BY",),
    coordinator_countries=("eu", "erasmus_associated"),
    coordinator_min_years=2,
    min_organisations=3,
    min_countries=3,
    lump_sums=(120_000, 250_000, 400_000),
)
ON = date(2026, 3, 5)


def conditions(identifier):
    return Conditions.model_validate(CALLS[identifier].get("conditions", {}))


def deadline(identifier):
    said = CALLS[identifier]["deadline"]
    return said.date() if isinstance(said, datetime) else said


def network(country, **known):
    return Applicant(country=country, types=NETWORK, **known)


def test_eight_real_calls_are_there():
    assert len(CALLS) == 8 == len(EXPECTED)


@pytest.mark.parametrize(
    ("identifier", "country", "expected"),
    [(call, country, said) for call, lands in EXPECTED.items() for country, said in lands.items()],
)
def test_a_network_fits_a_real_call_as_was_expected(identifier, country, expected):
    assert fit(network(country), conditions(identifier), deadline(identifier)).holds is expected


def test_a_network_of_the_whole_union_may_answer_the_calls_for_such():
    eu = Applicant(country="BE", types=frozenset(["eu_network", "non_profit"]))
    three = [one for one in CALLS if one.startswith("ESF-2025")]
    assert [fit(eu, conditions(one), deadline(one)).holds for one in three] == [True, True, True]


def test_only_a_public_authority_leads_a_mission():
    call, on = conditions("COS-SEM-2019-4-01"), deadline("COS-SEM-2019-4-01")
    assert may_coordinate(network("IT"), call, on).holds is False
    town = Applicant(country="IT", types=frozenset(["public_authority"]))
    assert may_coordinate(town, call, on).holds is True


def test_the_reason_names_the_country():
    answer = fit(network("AZ"), HORIZON, ON)
    assert (answer.holds, reasons(answer)) == (False, ["Azerbaijan is not eligible for this call."])


def test_what_is_not_known_of_an_organisation_is_asked_and_not_guessed():
    unknown = Applicant(country="BE")
    answer = fit(unknown, conditions("ESF-2025-AG-NETW-MF-SE"), ON)
    assert (answer.holds, answer.missing) == (None, ("types",))
    assert fit(Applicant(types=NETWORK), HORIZON, ON).missing == ("country",)


def test_a_no_stands_whatever_is_not_known():
    assert fit(Applicant(country="AZ"), conditions("ESF-2025-AG-NETW-MF-SE"), ON).holds is False


def test_partners_of_other_countries_may_take_part_and_not_lead():
    partner = network("AZ", founded=date(2010, 1, 1))
    assert (fit(partner, KA220, ON).holds, may_coordinate(partner, KA220, ON).holds) == (True, False)
    assert fit(network("BY"), KA220, ON).holds is False


@pytest.mark.parametrize(
    ("founded", "expected"),
    [(date(2024, 3, 5), True), (date(2024, 3, 6), False), (None, None), (date(2024, 2, 29), True)],
)
def test_a_coordinator_has_existed_long_enough_by_the_deadline(founded, expected):
    assert may_coordinate(network("BE", founded=founded), KA220, ON).holds is expected


def test_a_table_of_countries_is_that_of_the_day():
    assert "GB" in countries_of(["eu"], date(2020, 1, 31))
    assert "GB" not in countries_of(["eu"], date(2020, 2, 1))
    assert len(countries_of(["eu"], ON)) == 27
    assert countries_of(["eu", "AZ"], ON) == countries_of(["eu"], ON) | {"AZ"}


def test_between_two_turns_the_same_tables_are_in_force():
    assert turn_before(date(2020, 1, 31)) == date(2013, 7, 1)
    assert turn_before(date(2020, 2, 1)) == date(2020, 2, 1)
    assert turn_before(date(1990, 1, 1)) == date.min


def test_every_table_has_its_source():
    assert [one.name for one in known_sets() if not one.source] == []


def test_no_cent_of_the_own_share_is_lost():
    assert own_share(100_000_00, Fraction(4, 5)) == 20_000_00
    assert own_share(1_00, Fraction(2, 3)) == 34


@pytest.mark.parametrize(
    "wrong",
    [
        {"countries": ["Atlantis"]},
        {"rate": "120%"},
        {"rate": "much"},
        {"min_organisations": 0},
        {"grant_min": 2, "grant_max": 1},
        {"types": ["guild"]},
        {"other": 1},
    ],
)
def test_conditions_that_say_nothing_sensible_are_refused(wrong):
    with pytest.raises(ValidationError):
        Conditions.model_validate(wrong)


def test_conditions_come_back_from_text_as_they_were():
    said = conditions("SMP-COSME-2023-RESILIENCE-01")
    assert Conditions.model_validate_json(said.model_dump_json()) == said
    rated = conditions("ESF-2025-OG-NETW-NGO-SGA")
    assert Conditions.model_validate_json(rated.model_dump_json()).rate == Fraction(17, 20)
