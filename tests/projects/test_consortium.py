"""What a group lacks to answer a call together, and what one more organisation would bring."""

from datetime import date

import pytest
from projects.test_fit import HORIZON, KA220, ON, conditions

from accede.projects.eligibility.conditions import Conditions, Role
from accede.projects.eligibility.consortium import complete, needs, would_bring
from accede.projects.eligibility.fit import Applicant
from accede.projects.eligibility.wording import lacking, reasons

MISSION = conditions("SMP-COSME-2023-RESILIENCE-01")
KA210 = Conditions(countries=("eu",), min_organisations=2, min_countries=2)


def group(*countries, role=Role.BENEFICIARY, types=("network",)):
    """Partners of some countries, of whom the first leads."""
    first, *others = countries
    known = {"types": frozenset(types), "founded": date(2000, 1, 1)}
    partners = [Applicant(one, role=role, **known) for one in others]
    return [Applicant(first, role=Role.COORDINATOR, **known), *partners]


def lacks(several, call):
    return [lacking(one) for one in needs(several, call, ON) if one.lacks]


@pytest.mark.parametrize(
    ("countries", "call", "expected"),
    [
        (("BE", "FR"), KA210, True),
        (("BE", "BE"), KA210, False),
        (("BE", "FR", "RS"), KA220, True),
        (("BE", "FR", "FR"), KA220, False),
        (("RS", "NO", "IS"), KA220, True),  # associated countries count as those of the Union do
        (("AZ", "FR", "BE"), KA220, False),  # whoever is not associated does not lead
        (("BE", "GB", "NO"), HORIZON, True),
        (("GB", "NO", "IS"), HORIZON, False),  # three associated countries, and none of the Union
        (("BE", "FR", "AZ"), HORIZON, False),
    ],
)
def test_a_group_may_answer_as_the_programme_says(countries, call, expected):
    assert complete(group(*countries), call, ON).holds is expected


def test_partners_in_roles_that_do_not_count_fill_nothing():
    assert complete(group("BE", "FR", "DE", role=Role.ASSOCIATED), HORIZON, ON).holds is False
    assert lacks(group("BE", "FR", "DE", role=Role.ASSOCIATED), HORIZON) == [
        "2 more organisations.",
        "2 more countries.",
    ]


def test_what_a_mission_lacks_is_said_one_by_one():
    towns = group("IT", "IT", "ES", types=["public_authority"])
    assert lacks(towns, MISSION) == [
        "One more organisation.",
        "Organisations of this kind from one more country: Public authority.",
        "One more organisation of this kind: Enterprise.",
    ]


def test_what_an_organisation_would_bring_is_what_it_makes_less():
    towns = group("IT", "IT", "ES", types=["public_authority"])

    def brings(country, *types):
        return [one.code for one in would_bring(Applicant(country, frozenset(types)), towns, MISSION, ON)]

    assert brings("FR", "public_authority") == ["need.organisations", "need.type_countries"]
    assert brings("IT", "enterprise") == ["need.organisations", "need.type"]
    assert brings("AZ", "enterprise") == []  # whether it may take part cannot be said


def test_a_consortium_has_one_coordinator_and_not_too_many_partners():
    two = [*group("BE", "FR"), *group("DE")]
    assert "Only one organisation coordinates." in reasons(complete(two, KA210, ON))
    many = group("IT", "ES", "FR", *["BE"] * 8, types=["public_authority", "enterprise"])
    assert "At most 10 organisations may apply together; there are 11." in reasons(complete(many, MISSION, ON))


def test_a_call_of_which_nothing_is_noted_gets_no_answer():
    assert complete(group("BE"), Conditions(), ON).holds is None
