"""An hour is told as clocks show it elsewhere, where they show another than here."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from accede.wording.clock import moment_there

BRUSSELS = ZoneInfo("Europe/Brussels")
NINE = datetime(2027, 6, 4, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("AZ", "4 June 2027, 09:00 in Brussels (11:00 in Azerbaijan)"),
        ("FI", "4 June 2027, 09:00 in Brussels (10:00 in Finland)"),
        ("FR", "4 June 2027, 09:00"),
        ("ES", "4 June 2027, 09:00"),  # in Madrid; the Canaries are an hour behind
        ("PT", "4 June 2027, 09:00 in Brussels (08:00 in Lisbon)"),  # the Azores are an hour behind
        ("US", "4 June 2027, 09:00 in Brussels (03:00 in New York)"),
        ("DE", "4 June 2027, 09:00"),
        ("", "4 June 2027, 09:00"),
    ],
)
def test_an_hour_is_told_as_it_is_there(code, told):
    assert moment_there(NINE, "en", BRUSSELS, code) == told


def test_an_hour_of_another_day_names_it():
    late = datetime(2027, 6, 4, 21, 30, tzinfo=UTC)
    assert moment_there(late, "en", BRUSSELS, "AZ") == "4 June 2027, 23:30 in Brussels (Saturday 01:30 in Azerbaijan)"


def test_an_hour_is_told_in_french():
    told = moment_there(NINE, "fr", BRUSSELS, "AZ")
    assert told == "4 juin 2027, 09:00 à Bruxelles (11:00 à l’heure locale, Azerbaïdjan)"
