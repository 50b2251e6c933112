"""The numbers of an identity sheet are checked by their country before the request leaves, and the register keeps them."""

import pytest
from cast import NOON
from procedure.samples import SHEET, follow, verified, written

from accede.procedure.queries.sheet import completeness

pytestmark = pytest.mark.django_db
# Published examples: the country is the sheet's.
RIGHT = {"registration": "0403.019.261", "vat": "BE 0403.019.261", "iban": "BE31 4354 1116 1155"}


def found(**typed):
    candidacy = written(sheet=SHEET | {"country": "BE", **typed})
    return completeness(candidacy, NOON.date()).findings


@pytest.mark.parametrize("name", RIGHT)
def test_a_number_that_fails_its_own_check_is_said_with_a_right_one(name):
    wrong = RIGHT[name][:-1] + str((int(RIGHT[name][-1]) + 1) % 10)
    assert list(found(**RIGHT)) == []
    findings = found(**RIGHT | {name: wrong})
    assert list(findings) == [name]
    assert "A right one looks like" in str(findings[name])


def test_a_number_of_another_country_is_not_one_of_this():
    assert list(found(vat="FR40303265045")) == ["vat"]
    assert list(found(vat="FR40303265045", country="FR")) == []


def test_an_account_is_checked_wherever_it_is_and_a_number_only_where_its_country_is_known():
    assert list(found(country="", registration="1", vat="1", iban="BE31 4354 1116 1156")) == ["iban"]


def test_the_register_takes_the_numbers_over_when_the_candidate_is_admitted():
    organisation = follow(verified(sheet=SHEET | {"country": "BE", **RIGHT})).organisation
    assert {name: getattr(organisation, name) for name in RIGHT} == RIGHT
