"""The drawn map of Europe has the borders that the United Nations see, and every country that has a tile."""

import math
import re
from xml.etree import ElementTree

import pytest
from django.conf import settings

from accede.web.templatetags.europe import TILES

DRAWING = settings.HOME / "src" / "accede" / "web" / "static" / "europe.svg"
CENTRE, SCALE = (265, 300), 900


@pytest.fixture(scope="module")
def shapes():
    return {one.get("id"): one for one in ElementTree.parse(DRAWING).getroot()}


def place(longitude, latitude):
    """Where a place stands by Lambert's formula for a sphere, seen from 52 north and 10 east."""
    x, y, middle = math.radians(longitude - 10), math.radians(latitude), math.radians(52)
    k = math.sqrt(2 / (1 + math.sin(middle) * math.sin(y) + math.cos(middle) * math.cos(y) * math.cos(x)))
    north = math.cos(middle) * math.sin(y) - math.sin(middle) * math.cos(y) * math.cos(x)
    return CENTRE[0] + SCALE * k * math.cos(y) * math.sin(x), CENTRE[1] - SCALE * k * north


def rings(path):
    for one in path.get("d").split("z")[:-1]:
        numbers = [int(each) for each in re.findall(r"-?\d+", one)]
        points = [tuple(numbers[:2])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        yield points


def holds(path, spot):
    """Say whether a ray from the spot to the right crosses the borders an odd number of times."""
    (x, y), crossings = spot, 0
    for ring in rings(path):
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            crossings += (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("country", "longitude", "latitude"),
    [
        ("UA", 34.1, 45.1),  # Simferopol
        ("UA", 37.8, 48.0),  # Donetsk
        ("CY", 33.4, 35.3),  # north of Nicosia
        ("XK", 21.0, 42.6),  # near Pristina
        ("RS", 20.8, 44.0),  # Kragujevac
        ("FR", 2.35, 48.85),
        ("PL", 21.0, 52.2),
    ],
)
def test_a_place_lies_in_its_country_and_in_no_other(shapes, country, longitude, latitude):
    spot = place(longitude, latitude)
    assert [code for code, one in shapes.items() if one.get("d") and holds(one, spot)] == [country]


def test_every_country_with_a_tile_is_drawn_and_malta_has_a_marker(shapes):
    assert set(TILES) - set(shapes) == set()
    assert shapes["MT"].tag.endswith("circle")
